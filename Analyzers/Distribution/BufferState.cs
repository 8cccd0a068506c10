using Microsoft.CodeAnalysis;
using TypedCollectives.Analyzers.Values;

namespace TypedCollectives.Analyzers.Distribution;

/// <summary>What is known of a buffer at one point of a method.</summary>
internal readonly struct BufferState(Spread spread, SymbolPath? path = null, bool isDeclared = false) : IEquatable<BufferState>
{
    public Spread Spread { get; } = spread;

    /// <summary>Which object's buffer it is known of; without one, of every object's.</summary>
    public SymbolPath? Path { get; } = path;

    /// <summary>Whether nothing in the method made it so: the declaration says it.</summary>
    public bool IsDeclared { get; } = isDeclared;

    /// <summary>What is known where two paths meet.</summary>
    public static BufferState Join(BufferState left, BufferState right)
    {
        if (left.Spread != right.Spread || !Equals(left.Path, right.Path))
            return default;
        return new BufferState(left.Spread, left.Path, left.IsDeclared || right.IsDeclared);
    }

    public bool Equals(BufferState other) => Spread == other.Spread && Equals(Path, other.Path) && IsDeclared == other.IsDeclared;

    public override bool Equals(object? obj) => obj is BufferState other && Equals(other);

    public override int GetHashCode() => (int)Spread;
}
