using Microsoft.CodeAnalysis;

namespace TypedCollectives.Analyzers.Values;

/// <summary>A part of a buffer, or all of it.</summary>
internal sealed class BufferRegion(
    IOperation origin, SymbolPath? root, Quantity? length, (Quantity Whole, Quantity Divisor)? quotient = null)
{
    /// <summary>Where the buffer comes from: what allocates it, or a reference to it.</summary>
    public IOperation Origin { get; } = origin;

    /// <summary>How the buffer is come by: two regions with equal roots lie in one buffer.</summary>
    public SymbolPath? Root { get; } = root;

    /// <summary>Where in the buffer it begins, in elements.</summary>
    public Quantity? Offset { get; private set; } = Quantity.Zero;

    /// <summary>How long it is, in elements.</summary>
    public Quantity? Length { get; } = length;

    /// <summary>Where the length is a quotient that leaves a remainder: what is divided, and by what.</summary>
    public (Quantity Whole, Quantity Divisor)? Quotient { get; } = quotient;

    /// <summary>Whether it is the whole buffer.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>A part of it.</summary>
    public BufferRegion Part(Quantity? offset, Quantity? length) => new(Origin, Root, length)
    {
        Offset = Offset is null || offset is null ? null : Offset + offset,
        IsWhole = false,
    };

    /// <summary>The same buffer under the name of a variable that holds it.</summary>
    public BufferRegion Named(SymbolPath path) =>
        new(Origin, Root ?? path, Length, Quotient) { Offset = Offset, IsWhole = IsWhole };
}
