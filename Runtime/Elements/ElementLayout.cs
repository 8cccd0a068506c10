namespace TypedCollectives;

/// <summary>How a collective sees a C# type; one instance for each type and way of seeing it.</summary>
/// <param name="type">The C# type.</param>
/// <param name="element">What is counted: the lanes of an element type, or bytes.</param>
/// <param name="units">How many of those one value of the type is.</param>
/// <param name="size">The bytes of one value of the type.</param>
internal sealed class ElementLayout(Type type, ElementType element, int units, int size)
{
    internal readonly Type Type = type;
    internal readonly ElementType Element = element;
    internal readonly int Units = units;
    internal readonly int Size = size;
}
