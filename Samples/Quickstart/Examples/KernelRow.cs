using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives.Samples.Quickstart;

/// <summary>The program's own kernels on the buffers of a collective, before and after it.</summary>
internal static class KernelRow
{
    private const int Length = 16_384;

    public static Row Run(CommunicatorClique clique)
    {
        int ranks = clique.Count;
        using var buffers = new RankBuffers<float>(clique, Length);
        // LoadAutoGroupedKernel, not ...StreamKernel: the latter takes ILGPU's default stream, which the collective does not wait for.
        Action<AcceleratorStream, Index1D, ArrayView<float>, float>[] scale =
            [.. clique.Select(comm => comm.Accelerator.LoadAutoGroupedKernel<Index1D, ArrayView<float>, float>(Kernels.Scale))];

        void Launch(Func<int, float> factor)
        {
            foreach (Communicator comm in clique)
                scale[comm.Rank](comm.Stream, Length, buffers[comm.Rank].View, factor(comm.Rank));
        }

        TimeSpan time = CollectiveTimer.Time(
            clique,
            () => buffers.Fill((rank, i) => Pattern.Addend(rank, i, ranks)),
            () =>
            {
                // Kernel, collective, kernel: on one stream a rank they run in this order, and the host waits for none of them.
                Launch(rank => rank + 1);
                ByHand.AllReduce(clique, buffers);
                Launch(_ => 2);
            });
        long wrong = buffers.CountWrong((_, i) =>
            2 * Enumerable.Range(0, ranks).Sum(rank => (rank + 1) * Pattern.Addend(rank, i, ranks)));
        return new Row("kernel, AllReduce, kernel", "float", buffers.Bytes, time, wrong);
    }
}
