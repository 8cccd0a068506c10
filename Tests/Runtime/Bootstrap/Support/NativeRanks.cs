namespace TypedCollectives.Tests;

/// <summary>Ranks 0 to one less than their number.</summary>
internal sealed class NativeRanks : List<NativeRank>, IDisposable
{
    internal NativeRanks(int count)
        : base(Enumerable.Range(0, count).Select(rank => new NativeRank(rank)))
    {
    }

    public void Dispose() => ForEach(rank => rank.Dispose());
}
