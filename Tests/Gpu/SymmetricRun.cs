using ILGPU;
using ILGPU.Runtime;
using TypedCollectives.Tests;

namespace TypedCollectives.Gpu.Tests;

/// <summary>Two ranks' collectives in windows of memory that was allocated for them.</summary>
internal static class SymmetricRun
{
    /// <summary>Makes the windows, which must be symmetric, and runs collectives in them, which must be exact.</summary>
    /// <param name="clique">The two ranks.</param>
    /// <param name="length">The elements of a block.</param>
    internal static void IsSymmetricAndExact(CommunicatorClique clique, int length)
    {
        SymmetricBuffer<float>[] sends = [.. clique.Select(comm => comm.AllocateSymmetric<float>(2 * length))];
        SymmetricBuffer<float>[] recvs = [.. clique.Select(comm => comm.AllocateSymmetric<float>(2 * length))];
        Assert.All([.. sends, .. recvs], buffer => Assert.Equal(0, buffer.Pointer % 4096));
        var windows = new MemoryWindow[4];
        using (CollectiveGroup.Open())
        {
            foreach (Communicator comm in clique)
            {
                windows[comm.Rank] = comm.RegisterWindow(sends[comm.Rank].View);
                windows[2 + comm.Rank] = comm.RegisterWindow(recvs[comm.Rank].View);
            }
        }

        Assert.All(windows, window => Assert.Equal((true, 8L * length), (window.IsSymmetric, window.Bytes)));
        foreach (Communicator comm in clique)
            sends[comm.Rank].View.CopyFromCPU(comm.Stream, [.. Enumerable.Range(0, 2 * length).Select(i => Value(comm.Rank, i))]);

        Ranks.InGroup(clique, comm => comm.AllReduce(sends[comm.Rank].View, recvs[comm.Rank].View, ReduceOp.Sum));
        Expect(clique, recvs, 2 * length, (_, i) => Value(0, i) + Value(1, i));
        Ranks.InGroup(clique, comm => comm.AllGather(sends[comm.Rank].View.SubView(0, length), recvs[comm.Rank].View));
        Expect(clique, recvs, 2 * length, (_, i) => Value(i / length, i % length));
        Ranks.InGroup(clique, comm => comm.ReduceScatter(sends[comm.Rank].View, recvs[comm.Rank].View.SubView(0, length), ReduceOp.Sum));
        Expect(clique, recvs, length, (rank, i) => Value(0, (rank * length) + i) + Value(1, (rank * length) + i));
        Ranks.InGroup(clique, comm => comm.AllReduce(sends[comm.Rank].View, ReduceOp.Sum));
        Expect(clique, sends, 2 * length, (_, i) => Value(0, i) + Value(1, i));

        Array.ForEach(windows, window => window.Dispose());
        // Without windows the same memory still serves.
        Ranks.InGroup(clique, comm => comm.AllReduce(sends[comm.Rank].View, ReduceOp.Sum));
        Expect(clique, sends, 2 * length, (_, i) => 2 * (Value(0, i) + Value(1, i)));
        Array.ForEach([.. sends, .. recvs], buffer => buffer.Dispose());
    }

    /// <summary>Disposes a buffer that a kernel is still writing to.</summary>
    internal static void DisposalWaitsForItsUsers(CommunicatorClique clique)
    {
        const int length = 1 << 26;
        foreach (Communicator comm in clique)
        {
            comm.Accelerator.Bind();
            var fill = comm.Accelerator.LoadAutoGroupedKernel<Index1D, ArrayView<float>, int>(FillSlowly);
            using (SymmetricBuffer<float> buffer = comm.AllocateSymmetric<float>(length))
                fill(comm.Stream, length, buffer.View, 64);
            comm.Synchronize(); // an address that was unmapped under the kernel is an error of the device
        }
    }

    private static float Value(int rank, int index) => (index % 1009) + (rank * 4096);

    private static void Expect(CommunicatorClique clique, SymmetricBuffer<float>[] buffers, int length, Func<int, int, float> value)
    {
        foreach (Communicator comm in clique)
        {
            var values = new float[length];
            buffers[comm.Rank].View.SubView(0, length).CopyToCPU(comm.Stream, values);
            Assert.Equal(Enumerable.Range(0, length).Select(i => value(comm.Rank, i)), values);
        }
    }

    private static void FillSlowly(Index1D index, ArrayView<float> values, int passes)
    {
        for (int pass = 0; pass < passes; pass++)
            values[(index + (pass * 4099)) % values.IntLength] = pass;
    }
}
