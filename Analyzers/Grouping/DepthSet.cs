namespace TypedCollectives.Analyzers.Grouping;

/// <summary>Depths that groups may have, counted from where a function is entered; depths beyond the ends of the range count as the ends.</summary>
internal readonly struct DepthSet : IEquatable<DepthSet>
{
    private const int Lowest = -4;
    private const int Highest = 8;

    private readonly int _bits;

    private DepthSet(int bits) => _bits = bits;

    /// <summary>No depth: a place that is not reached.</summary>
    public static DepthSet None => default;

    /// <summary>The depth at the entry.</summary>
    public static DepthSet Entry => new(1 << -Lowest);

    /// <summary>Whether a group that the function started is open, whichever way was taken.</summary>
    public bool IsOpen => _bits != 0 && (_bits & ((1 << (1 - Lowest)) - 1)) == 0;

    /// <summary>Whether no group that the function started is open, whichever way was taken.</summary>
    public bool IsClosed => _bits != 0 && _bits < 1 << (1 - Lowest);

    public DepthSet Or(DepthSet other) => new(_bits | other._bits);

    public DepthSet Move(int change)
    {
        var moved = 0;
        for (var depth = Lowest; depth <= Highest; depth++)
        {
            if ((_bits & (1 << (depth - Lowest))) != 0)
                moved |= 1 << (Math.Min(Highest, Math.Max(Lowest, depth + change)) - Lowest);
        }

        return new(moved);
    }

    public bool Equals(DepthSet other) => _bits == other._bits;

    public override bool Equals(object? obj) => obj is DepthSet other && Equals(other);

    public override int GetHashCode() => _bits;
}
