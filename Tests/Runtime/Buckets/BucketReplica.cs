using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives.Tests;

/// <summary>A state with a bucket of three buffers; two of them lie side by side in one allocation.</summary>
[CollectiveState]
internal sealed partial class BucketReplica : IDisposable
{
    private readonly MemoryBuffer1D<float, Stride1D.Dense> _whole;

    internal BucketReplica(Communicator comm, int first = 5, int second = 3, int third = 4)
    {
        _whole = comm.Accelerator.Allocate1D<float>(first + second);
        First = _whole.View.SubView(0, first);
        Second = second == 0 ? default : _whole.View.SubView(first, second);
        Third = comm.Accelerator.Allocate1D<float>(third);
        Fill(comm.Rank);
    }

    [AllReduce(Bucket = "gradients")]
    public ArrayView<float> First { get; }

    [AllReduce(Bucket = "gradients")]
    public ArrayView<float> Second { get; }

    [AllReduce(Bucket = "gradients")]
    public MemoryBuffer1D<float, Stride1D.Dense> Third { get; }

    /// <summary>All elements: those of the first, of the second, of the third buffer.</summary>
    internal float[] Contents => [.. _whole.GetAsArray1D(), .. Third.GetAsArray1D()];

    /// <summary>What every rank has after one exchange.</summary>
    internal float[] Expected(int ranks) =>
        [.. Enumerable.Range(0, (int)(_whole.Length + Third.Length)).Select(i => (float)Enumerable.Range(0, ranks).Sum(rank => Value(rank, i)))];

    internal void Fill(int rank)
    {
        _whole.CopyFromCPU([.. Enumerable.Range(0, (int)_whole.Length).Select(i => Value(rank, i))]);
        Third.CopyFromCPU([.. Enumerable.Range((int)_whole.Length, (int)Third.Length).Select(i => Value(rank, i))]);
    }

    public void Dispose()
    {
        _whole.Dispose();
        Third.Dispose();
    }

    private static float Value(int rank, int i) => (100 * rank) + i;
}
