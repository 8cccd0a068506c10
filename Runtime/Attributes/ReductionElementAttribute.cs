namespace TypedCollectives;

/// <summary>
/// Declares that a type parameter must be an element type a built-in reduction understands.
/// </summary>
/// <remarks>
/// Rule TC3003 reports a type argument that is none: not one of the built-in element types, not a
/// <see cref="CollectiveElementAttribute"/> struct. A type parameter passed on as such an argument is taken to need the
/// same, so put the attribute on your own generic methods and types to have their callers checked too.
/// </remarks>
[AttributeUsage(AttributeTargets.GenericParameter)]
public sealed class ReductionElementAttribute : Attribute;
