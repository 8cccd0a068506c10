namespace TypedCollectives.Analyzers.Grouping;

/// <summary>
/// Depths that the groups a function started may have. An end that is one too many ends nothing of the function's own: it leaves
/// depth 0. All depths beyond the highest count as that.
/// </summary>
internal readonly struct DepthSet : IEquatable<DepthSet>
{
    private const int Highest = 8;

    // Bit n stands for depth n.
    private readonly int _bits;

    private DepthSet(int bits) => _bits = bits;

    /// <summary>No depth: a place that is not reached.</summary>
    public static DepthSet None => default;

    /// <summary>The depth at the entry.</summary>
    public static DepthSet Entry => new(1);

    /// <summary>Whether a group that the function started is open, whichever way was taken.</summary>
    public bool IsOpen => _bits != 0 && (_bits & 1) == 0;

    /// <summary>Whether no group that the function started is open, whichever way was taken.</summary>
    public bool IsClosed => _bits == 1;

    /// <summary>Whether the place is not reached.</summary>
    public bool IsNone => _bits == 0;

    public DepthSet Or(DepthSet other) => new(_bits | other._bits);

    public DepthSet Move(int change)
    {
        var moved = 0;
        for (var depth = 0; depth <= Highest; depth++)
        {
            if ((_bits & (1 << depth)) != 0)
                moved |= 1 << Math.Min(Highest, Math.Max(0, depth + change));
        }

        return new(moved);
    }

    public bool Equals(DepthSet other) => _bits == other._bits;

    public override bool Equals(object? obj) => obj is DepthSet other && Equals(other);

    public override int GetHashCode() => _bits;
}
