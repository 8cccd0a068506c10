using ILGPU;
using ILGPU.Runtime;
using TypedCollectives.Tests;

namespace TypedCollectives.Gpu.Tests;

/// <summary>User kernels and collectives in stream order on the same buffers, and what a call costs the host.</summary>
public sealed class StreamTests(Gpus gpus) : IClassFixture<Gpus>
{
    private const int Length = 1 << 20;

    [Theory]
    [InlineData(BackendKind.Nccl)]
    [InlineData(BackendKind.Peer)]
    public void KernelsBeforeAndAfterNeedNoHostSynchronisation(BackendKind backend)
    {
        CommunicatorClique clique = gpus.Of(backend, 2);
        var add = clique.Select(comm => comm.Accelerator.LoadAutoGroupedKernel<Index1D, ArrayView<float>, float>(Add)).ToArray();
        var buffers = clique.Select(comm => comm.Accelerator.Allocate1D<float>(Length)).ToArray();
        foreach (var buffer in buffers)
            buffer.MemSetToZero();

        const int Steps = 20;
        for (int step = 0; step < Steps; step++)
        {
            foreach (Communicator comm in clique)
            {
                comm.Accelerator.Bind();
                add[comm.Rank](comm.Stream, Length, buffers[comm.Rank].View, comm.Rank + 1);
            }

            using (CollectiveGroup.Open())
            {
                foreach (Communicator comm in clique)
                    comm.AllReduce(buffers[comm.Rank], step % 2 == 0 ? ReduceOp.Sum : ReduceOp.Max);
            }
        }

        clique.Synchronize();
        float expected0 = 0;
        float expected1 = 0;
        for (int step = 0; step < Steps; step++)
        {
            (float a, float b) = (expected0 + 1, expected1 + 2);
            expected0 = expected1 = step % 2 == 0 ? a + b : Math.Max(a, b);
        }

        foreach (var buffer in buffers)
        {
            Assert.All(buffer.GetAsArray1D(), value => Assert.Equal(expected0, value));
            buffer.Dispose();
        }
    }

    [Theory]
    [InlineData(BackendKind.Nccl)]
    [InlineData(BackendKind.Peer)]
    public void AStreamOfTheCallersOwnIsUsed(BackendKind backend)
    {
        CommunicatorClique clique = gpus.Of(backend, 2);
        AcceleratorStream[] streams = [.. clique.Select(comm => comm.Accelerator.CreateStream())];
        var buffers = clique.Select(comm => comm.Accelerator.Allocate1D(new float[] { comm.Rank + 1 })).ToArray();
        using (CollectiveGroup.Open())
        {
            foreach (Communicator comm in clique)
                comm.AllReduce(buffers[comm.Rank], ReduceOp.Sum, streams[comm.Rank]);
        }

        foreach (AcceleratorStream stream in streams)
            stream.Synchronize();
        Assert.All(buffers, buffer => Assert.Equal([3f], buffer.GetAsArray1D()));
        foreach (IDisposable disposable in (IDisposable[])[.. streams, .. buffers])
            disposable.Dispose();
    }

    [Fact]
    public void ANcclCallAllocatesNothing()
    {
        CommunicatorClique clique = gpus.Of(BackendKind.Nccl, 2);
        var buffers = clique.Select(comm => comm.Accelerator.Allocate1D<float>(256)).ToArray();
        void Step()
        {
            using (CollectiveGroup.Open())
            {
                foreach (Communicator comm in clique)
                    comm.AllReduce(buffers[comm.Rank], ReduceOp.Sum);
            }

            clique.Synchronize();
        }

        for (int i = 0; i < 200; i++)
            Step();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
            Step();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        foreach (var buffer in buffers)
            buffer.Dispose();
    }

    private static void Add(Index1D index, ArrayView<float> values, float amount) => values[index] += amount;
}
