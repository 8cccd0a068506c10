using ILGPU;
using ILGPU.Runtime;
using TypedCollectives.Tests;

namespace TypedCollectives.Gpu.Tests.Peer;

/// <summary>Windows in one process, whose devices reach all buffers with and without them.</summary>
public sealed class WindowTests
{
    [Theory]
    [InlineData(1000)]
    [InlineData(4 << 20)]
    public void DevicesOfOneProcessReachWhatIsInAWindow(int length)
    {
        Gpus.Require(BackendKind.Peer, 2);
        using CommunicatorClique clique = Communicator.InitAll(2, new CommunicatorOptions { Backend = BackendKind.Peer });
        // As large as CUDA places at a multiple of 4096.
        var buffers = clique.Select(comm => comm.Accelerator.Allocate1D<int>(4 << 20)).ToArray();
        var windows = new MemoryWindow[2];
        using (CollectiveGroup.Open())
        {
            foreach (Communicator comm in clique)
                windows[comm.Rank] = comm.RegisterWindow((ArrayView<int>)buffers[comm.Rank].View);
        }

        Assert.All(windows, window => Assert.Equal((true, 16L << 20), (window.IsSymmetric, window.Bytes)));
        for (int round = 0; round < 2; round++) // and again when they are ended
        {
            foreach (Communicator comm in clique)
                Part(comm).CopyFromCPU([.. Enumerable.Range(0, length).Select(i => (i % 1000 * 3) + comm.Rank)]);
            Ranks.InGroup(clique, comm => comm.AllReduce(Part(comm), ReduceOp.Sum));
            foreach (Communicator comm in clique)
            {
                int[] sums = new int[length];
                Part(comm).CopyToCPU(sums);
                Assert.Equal(Enumerable.Range(0, length).Select(i => (i % 1000 * 6) + 1), sums);
            }

            Array.ForEach(windows, window => window.Dispose());
        }

        Array.ForEach(buffers, buffer => buffer.Dispose());

        ArrayView<int> Part(Communicator comm) => ((ArrayView<int>)buffers[comm.Rank].View).SubView(0, length);
    }
}
