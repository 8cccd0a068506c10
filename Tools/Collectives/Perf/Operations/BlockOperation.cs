namespace TypedCollectives.Tools;

/// <summary>The collectives that move one block for each rank: all but one of them are of use on the bus.</summary>
internal abstract class BlockOperation : PerfOperation
{
    internal sealed override int BlocksMoved(int ranks) => ranks;

    internal sealed override double BusFactor(int ranks) => (ranks - 1) / (double)ranks;
}
