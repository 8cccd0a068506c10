using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives.RankHost;

/// <summary>One rank over NCCL whose others are other processes: reductions written in C#, blocks of different lengths, and a graph.</summary>
internal static class NcclRank
{
    // The last one does not fit the scratch memory of a reduction at once.
    private static readonly int[] Lengths = [0, 1, 7, 100_003, (1 << 22) + 37];

    /// <returns><c>ok</c>, or what is wrong.</returns>
    internal static string Run(UniqueId id, int rank, int size)
    {
        using Communicator comm = Communicator.Init(id, rank, size, rank, new CommunicatorOptions { Backend = BackendKind.Nccl });
        // A rank that finds something wrong goes on: the others wait for it.
        string? wrong = null;
        foreach (int length in Lengths)
        {
            string?[] outcomes = [AllReduce(comm, length), Reduce(comm, length), ReduceScatter(comm, length)];
            if (Array.Find(outcomes, outcome => outcome is not null) is { } outcome)
                wrong ??= $"{outcome}, {length} elements";
        }

        string?[] last = [InAGroup(comm), Exchange(comm), Graph(comm)];
        return wrong ?? Array.Find(last, outcome => outcome is not null) ?? "ok";
    }

    private static string? AllReduce(Communicator comm, int length)
    {
        using var send = Allocate(comm, length);
        using var recv = Allocate(comm, length);
        comm.AllReduce<Tally, AddTally>(View(send, length), View(recv, length));
        comm.AllReduce<Tally, AddTally>(View(send, length));
        return Compare("AllReduce", recv, length, i => Reduced(comm.Size, i)) ?? Compare("AllReduce in place", send, length, i => Reduced(comm.Size, i));
    }

    private static string? Reduce(Communicator comm, int length)
    {
        int root = comm.Size - 1;
        using var buffer = Allocate(comm, length);
        comm.Reduce<Tally, AddTally>(View(buffer, length), root);
        return Compare("Reduce", buffer, length, i => comm.Rank == root ? Reduced(comm.Size, i) : Input(comm.Rank, i));
    }

    private static string? ReduceScatter(Communicator comm, int length)
    {
        using var send = Allocate(comm, length * comm.Size);
        using var recv = Allocate(comm, length);
        comm.ReduceScatter<Tally, AddTally>(View(send, length * comm.Size), View(recv, length));
        comm.ReduceScatter<Tally, AddTally>(View(send, length * comm.Size));
        return Compare("ReduceScatter", recv, length, i => Reduced(comm.Size, (comm.Rank * length) + i))
            ?? Compare(
                "ReduceScatter in place", send, length * comm.Size,
                i => length > 0 && i / length == comm.Rank ? Reduced(comm.Size, i) : Input(comm.Rank, i));
    }

    /// <summary>Reductions written in C# between others, on two streams.</summary>
    private static string? InAGroup(Communicator comm)
    {
        const int Length = 1000;
        using var first = Allocate(comm, Length);
        using var second = Allocate(comm, Length);
        using var plain = comm.Accelerator.Allocate1D([comm.Rank + 1]);
        using AcceleratorStream side = comm.Accelerator.CreateStream();
        using (CollectiveGroup.Open())
        {
            comm.AllReduce(plain, ReduceOp.Sum);
            comm.ReduceScatter<Tally, AddTally>(View(first, Length), side);
            comm.AllReduce(plain, ReduceOp.Max);
            comm.AllReduce<Tally, AddTally>(View(second, Length));
        }

        side.Synchronize();
        comm.Synchronize();
        int block = Length / comm.Size;
        if (plain.GetAsArray1D()[0] != comm.Size * (comm.Size + 1) / 2)
            return "the sum in the group is wrong";
        return Compare("ReduceScatter in a group", first, Length, i => i / block == comm.Rank ? Reduced(comm.Size, i) : Input(comm.Rank, i))
            ?? Compare("AllReduce in a group", second, Length, i => Reduced(comm.Size, i));
    }

    /// <summary>Rank i sends rank j <c>i + j</c> elements.</summary>
    private static string? Exchange(Communicator comm)
    {
        long[] counts = [.. Enumerable.Range(0, comm.Size).Select(other => (long)(comm.Rank + other))];
        int[] mine = [.. counts.SelectMany((count, to) => Enumerable.Repeat((100 * comm.Rank) + to, (int)count))];
        int[] expected = [.. counts.SelectMany((count, from) => Enumerable.Repeat((100 * from) + comm.Rank, (int)count))];
        using var send = comm.Accelerator.Allocate1D(mine);
        using var recv = comm.Accelerator.Allocate1D<int>(expected.Length);
        comm.AllToAllV(send, counts, recv, counts);
        comm.Synchronize();
        return recv.GetAsArray1D().SequenceEqual(expected) ? null : "AllToAllV is wrong";
    }

    private static string? Graph(Communicator comm)
    {
        const int Launches = 5;
        using var buffer = comm.Accelerator.Allocate1D([comm.Rank]);
        var add = comm.Accelerator.LoadAutoGroupedKernel<Index1D, ArrayView<int>, int>(Add);
        comm.Accelerator.Synchronize();
        using CollectiveGraph graph = CollectiveGraph.Capture(comm, () =>
        {
            add(comm.Stream, 1, buffer.View, comm.Rank);
            comm.AllReduce(buffer, ReduceOp.Max);
        });
        for (int i = 0; i < Launches; i++)
            graph.Launch();
        comm.Synchronize();

        // The rank with the largest number adds it once a launch to what it began with.
        int expected = (Launches + 1) * (comm.Size - 1);
        return buffer.GetAsArray1D()[0] == expected ? null : $"the graph left {buffer.GetAsArray1D()[0]} and not {expected}";
    }

    private static Tally Input(int rank, int i) => new((i % 1000) + rank, (i % 13) * (rank + 1), (i % 7) - rank);

    private static Tally Reduced(int size, int i) => Enumerable.Range(0, size).Select(rank => Input(rank, i)).Aggregate(AddTally.Combine);

    // ILGPU allocates nothing for no elements: one spare element keeps a view of length zero possible.
    private static MemoryBuffer1D<Tally, Stride1D.Dense> Allocate(Communicator comm, int length) =>
        comm.Accelerator.Allocate1D([.. Enumerable.Range(0, length + 1).Select(i => Input(comm.Rank, i))]);

    private static ArrayView<Tally> View(MemoryBuffer1D<Tally, Stride1D.Dense> buffer, int length) => ((ArrayView<Tally>)buffer.View).SubView(0, length);

    private static string? Compare(string operation, MemoryBuffer1D<Tally, Stride1D.Dense> buffer, int length, Func<int, Tally> expected)
    {
        buffer.Accelerator.Synchronize();
        Tally[] values = buffer.GetAsArray1D();
        for (int i = 0; i < length; i++)
        {
            if (values[i] != expected(i))
                return $"{operation}: element {i} is {values[i]} and not {expected(i)}";
        }

        return null;
    }

    private static void Add(Index1D index, ArrayView<int> values, int amount) => values[index] += amount;
}
