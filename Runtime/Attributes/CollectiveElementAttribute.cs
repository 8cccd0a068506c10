namespace TypedCollectives;

/// <summary>
/// Marks a partial struct whose fields all have one element type, so that reductions work on it lane by lane.
/// </summary>
/// <remarks>
/// The generator makes the struct implement <see cref="ICollectiveElement{TLane}"/>. Every instance field must be of the
/// same built-in element type (or of a struct that is itself a collective element of it); the struct must have sequential
/// layout without padding.
/// </remarks>
[AttributeUsage(AttributeTargets.Struct, Inherited = false)]
public sealed class CollectiveElementAttribute : Attribute;
