namespace TypedCollectives;

/// <summary>
/// Declares that a method issues calls that belong in a group its caller holds: it is to be called inside
/// <see cref="CollectiveGroup"/>.
/// </summary>
/// <remarks>
/// For a helper that issues one rank's part of a step, or one half of an exchange. The analyzers take its body to run inside a
/// group, and report a call of it where none is open (TC1001). A helper that issues collectives is also marked
/// <see cref="CollectiveAttribute"/>.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = true)]
public sealed class RequiresGroupAttribute : Attribute;
