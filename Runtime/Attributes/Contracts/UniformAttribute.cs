namespace TypedCollectives;

/// <summary>Declares that a value is the same on every rank.</summary>
/// <remarks>
/// On a parameter: every rank must pass the same value; the analyzers report an argument that depends on the rank (TC3002). On a
/// return value, a field or a property: the value is taken to be the same on every rank, however it came to be, so that what depends
/// on it is no divergence: a configuration all ranks read from one file, the result of a helper that agrees on it.
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.ReturnValue | AttributeTargets.Field | AttributeTargets.Property)]
public sealed class UniformAttribute : Attribute;
