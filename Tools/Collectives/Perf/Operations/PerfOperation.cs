using ILGPU;

namespace TypedCollectives.Tools;

/// <summary>A collective as nccl-tests measures it: counts, bandwidths, the call, and what buffers hold before and after.</summary>
internal abstract class PerfOperation
{
    /// <summary>The name on the command line.</summary>
    internal abstract string Name { get; }

    internal virtual bool IsReduction => false;

    internal virtual bool HasRoot => false;

    internal virtual bool WorksInPlace => true;

    /// <summary>The counts for the elements that fit into the size asked for.</summary>
    internal abstract Layout LayoutOf(long elements, int elementSize, int ranks);

    /// <summary>How many times the count of the call is what the algorithm bandwidth counts.</summary>
    internal virtual int BlocksMoved(int ranks) => 1;

    /// <summary>The bus bandwidth over the algorithm bandwidth.</summary>
    internal virtual double BusFactor(int ranks) => 1;

    /// <summary>Makes one rank's call.</summary>
    internal abstract void Issue<T>(Communicator comm, ArrayView<T> send, ArrayView<T> recv, ReduceOp op, int root)
        where T : unmanaged;

    /// <summary>What a rank's send buffer holds before the call.</summary>
    internal abstract IEnumerable<Segment> Input(int rank, in DataPlan plan);

    /// <summary>What a rank's result holds after the call.</summary>
    internal abstract IEnumerable<Segment> Expected(int rank, in DataPlan plan);

    public override string ToString() => Name;

    /// <summary>One block a rank, rounded down to 16 bytes.</summary>
    protected static long BlockOf(long elements, int elementSize, int ranks) => elements / ranks & -(16 / elementSize);

    /// <summary>The blocks of all ranks one after the other.</summary>
    protected static IEnumerable<Segment> BlockOfEachRank(int ranks, long start, long count) =>
        Enumerable.Range(0, ranks).Select(rank => Segment.Input(rank, start, count));
}
