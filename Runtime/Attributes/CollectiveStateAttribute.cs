namespace TypedCollectives;

/// <summary>
/// Marks a partial type whose annotated buffers take part in collectives; the generator writes one method a buffer and a
/// <c>Synchronize</c> over all of them, for one rank and for every device of a clique.
/// </summary>
/// <remarks>
/// The type must be <c>partial</c> and so must every type that contains it; classes, structs, records and record structs,
/// generic or nested, are served. See rules TC9001 to TC9009 for what is not.
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class CollectiveStateAttribute : Attribute;
