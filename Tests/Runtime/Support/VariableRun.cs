using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives.Tests;

/// <summary>Runs a variable scenario and compares every element every rank received, and those between the blocks.</summary>
internal static class VariableRun
{
    internal static void CheckAll<T>(CommunicatorClique clique, VariableScenario scenario, bool hostMemory)
        where T : unmanaged
    {
        AllGather<T>(clique, scenario, hostMemory);
        AllToAll<T>(clique, scenario, hostMemory);
    }

    private static void AllGather<T>(CommunicatorClique clique, VariableScenario scenario, bool hostMemory)
        where T : unmanaged
    {
        long[] counts = scenario.Counts[0];
        T[] Contribution(int rank) => [.. scenario.Block<T>(0, rank).Reverse()];
        (long[] starts, long length) = scenario.Place(counts);
        var expected = new T[length];
        for (int rank = 0; rank < counts.Length; rank++)
            Contribution(rank).CopyTo(expected, starts[rank]);

        long[] displacements = scenario.Gaps is null ? [] : starts;
        T[][] received = Run<T>(
            clique, scenario, hostMemory,
            rank => scenario.InPlace ? [] : Contribution(rank),
            rank =>
            {
                var recv = new T[length];
                if (scenario.InPlace)
                    Contribution(rank).CopyTo(recv, starts[rank]);
                return recv;
            },
            (comm, send, recv) =>
            {
                int start = (int)starts[comm.Rank];
                int count = (int)counts[comm.Rank];
                if (!scenario.InPlace)
                    comm.AllGatherV<T>(send, recv, counts, displacements);
                else if (displacements.Length == 0)
                    comm.AllGatherV(recv, counts);
                else
                    comm.AllGatherV<T>(recv.Slice(start, count), recv, counts, displacements);
            },
            (comm, send, recv) =>
            {
                if (!scenario.InPlace)
                    comm.AllGatherV(send, recv, counts, displacements);
                else if (displacements.Length == 0)
                    comm.AllGatherV(recv, counts);
                else
                    comm.AllGatherV(Part(recv, starts[comm.Rank], counts[comm.Rank]), recv, counts, displacements);
            });
        for (int rank = 0; rank < received.Length; rank++)
            Compare("AllGatherV", scenario, rank, expected, received[rank]);
    }

    private static void AllToAll<T>(CommunicatorClique clique, VariableScenario scenario, bool hostMemory)
        where T : unmanaged
    {
        long[] Sent(int rank) => scenario.Counts[rank];
        long[] Received(int rank) => [.. scenario.Counts.Select(row => row[rank])];
        long[] Displacements(long[] counts) => scenario.Gaps is null ? [] : scenario.Place(counts).Starts;
        T[] Assemble(long[] counts, Func<int, T[]> block)
        {
            (long[] starts, long length) = scenario.Place(counts);
            var all = new T[length];
            for (int rank = 0; rank < counts.Length; rank++)
                block(rank).CopyTo(all, starts[rank]);
            return all;
        }

        T[][] received = Run<T>(
            clique, scenario, hostMemory,
            rank => Assemble(Sent(rank), to => scenario.Block<T>(rank, to)),
            rank => new T[scenario.Place(Received(rank)).Length],
            (comm, send, recv) => comm.AllToAllV<T>(
                send, Sent(comm.Rank), recv, Received(comm.Rank), Displacements(Sent(comm.Rank)), Displacements(Received(comm.Rank))),
            (comm, send, recv) => comm.AllToAllV(
                send, Sent(comm.Rank), recv, Received(comm.Rank), Displacements(Sent(comm.Rank)), Displacements(Received(comm.Rank))));
        for (int rank = 0; rank < received.Length; rank++)
            Compare("AllToAllV", scenario, rank, Assemble(Received(rank), from => scenario.Block<T>(from, rank)), received[rank]);
    }

    private static T[][] Run<T>(
        CommunicatorClique clique, VariableScenario scenario, bool hostMemory, Func<int, T[]> send, Func<int, T[]> recv,
        Action<Communicator, Memory<T>, Memory<T>> onHost, Action<Communicator, ArrayView<T>, ArrayView<T>> onDevice)
        where T : unmanaged
    {
        T[][] sent = [.. clique.Select(comm => send(comm.Rank))];
        T[][] received = [.. clique.Select(comm => recv(comm.Rank))];
        if (hostMemory)
        {
            Drive(clique, scenario, comm => onHost(comm, sent[comm.Rank], received[comm.Rank]));
            return received;
        }

        var sendBuffers = clique.Select(comm => Allocate(comm, sent[comm.Rank])).ToArray();
        var recvBuffers = clique.Select(comm => Allocate(comm, received[comm.Rank])).ToArray();
        Drive(clique, scenario, comm => onDevice(
            comm, View(sendBuffers[comm.Rank], sent[comm.Rank].Length), View(recvBuffers[comm.Rank], received[comm.Rank].Length)));
        foreach (Communicator comm in clique)
        {
            if (received[comm.Rank].Length > 0)
                View(recvBuffers[comm.Rank], received[comm.Rank].Length).CopyToCPU(comm.Stream, received[comm.Rank]);
            sendBuffers[comm.Rank].Dispose();
            recvBuffers[comm.Rank].Dispose();
        }

        return received;
    }

    private static void Drive(CommunicatorClique clique, VariableScenario scenario, Action<Communicator> call)
    {
        if (scenario.Threads)
            Assert.All(Ranks.OnThreads(clique, call), Assert.Null);
        else
            Ranks.InGroup(clique, call);
    }

    private static MemoryBuffer1D<T, Stride1D.Dense> Allocate<T>(Communicator comm, T[] data)
        where T : unmanaged
    {
        // ILGPU allocates nothing for no elements: one spare element keeps a view of length zero possible.
        MemoryBuffer1D<T, Stride1D.Dense> buffer = comm.Accelerator.Allocate1D<T>(data.Length + 1);
        if (data.Length > 0)
            View(buffer, data.Length).CopyFromCPU(comm.Stream, data);
        return buffer;
    }

    private static ArrayView<T> View<T>(MemoryBuffer1D<T, Stride1D.Dense> buffer, int length)
        where T : unmanaged =>
        ((ArrayView<T>)buffer.View).SubView(0, length);

    // ILGPU takes no start behind the last element, not even for no elements.
    private static ArrayView<T> Part<T>(ArrayView<T> view, long start, long count)
        where T : unmanaged =>
        count == 0 ? default : view.SubView(start, count);

    private static void Compare<T>(string operation, VariableScenario scenario, int rank, T[] expected, T[] received)
        where T : unmanaged
    {
        int wrong = Enumerable.Range(0, expected.Length).FirstOrDefault(i => !expected[i].Equals(received[i]), -1);
        Assert.True(
            wrong < 0,
            wrong < 0 ? "" : $"{operation} of {scenario}, {typeof(T).Name}: rank {rank} has {received[wrong]} at {wrong}, not {expected[wrong]}");
    }
}
