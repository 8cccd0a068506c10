namespace TypedCollectives;

/// <summary>
/// Declares that a method issues a collective on the communicator it is called on, or on its communicator parameters:
/// every rank must make the matching call.
/// </summary>
/// <remarks>
/// The SDK's own collectives and the generated wrappers carry it. Put it on a helper of your own that issues collectives,
/// so that the analyzers treat a call of the helper as they treat the collective itself.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = true)]
public sealed class CollectiveAttribute : Attribute;
