namespace TypedCollectives;

/// <summary>The ranks that one of several roots serves, as <c>ncclCommInitRankScalable</c> splits them.</summary>
/// <remarks>
/// Ranks are split evenly and in order, the first roots taking one more. With several roots, or a communicator that grows, a root
/// also hears of the first rank of the next one, under the number that follows on its own ranks: its last rank's neighbour.
/// </remarks>
/// <param name="size">The number of ranks.</param>
/// <param name="root">The index of this root.</param>
/// <param name="roots">The number of roots.</param>
/// <param name="offset">The ranks before it that no root serves.</param>
internal readonly struct RootShare(int size, int root, int roots, int offset)
{
    /// <summary>The first rank served.</summary>
    internal int First { get; } = offset + (root * ((size - offset) / roots)) + Math.Min(root, (size - offset) % roots);

    /// <summary>How many ranks are served: get an answer.</summary>
    internal int Served { get; } = ((size - offset) / roots) + (root < (size - offset) % roots ? 1 : 0);

    /// <summary>Whether the last one's neighbour checks in as well, instead of the first one being it.</summary>
    internal bool IsOpen { get; } = roots > 1 || offset > 0;

    /// <summary>How many check-ins there will be.</summary>
    internal int Expected => Served + (IsOpen ? 1 : 0);

    /// <summary>Whether this root hears of a rank.</summary>
    internal bool Includes(int rank) => rank >= First && rank - First < Expected;

    /// <summary>Whether this root answers a rank.</summary>
    internal bool Serves(int rank) => rank >= First && rank - First < Served;

    /// <summary>The rank that follows a served one, under the number it checks in with.</summary>
    internal int Next(int rank) => IsOpen || rank - First + 1 < Served ? rank + 1 : First;

    /// <summary>The served rank that comes before one, or -1.</summary>
    internal int Previous(int rank) => rank > First ? rank - 1 : IsOpen ? -1 : First + Served - 1;
}
