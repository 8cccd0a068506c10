using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives.RankHost;

/// <summary>One rank on the Peer backend whose others are other processes: every collective, then what goes wrong.</summary>
internal static class PeerRank
{
    // Within a pack, a group, a slot, and more than two slots.
    private static readonly int[] Lengths = [0, 1, 7, 1021, 300_001, (5 << 20) + 3];

    /// <returns><c>ok</c>, or what is wrong.</returns>
    internal static string Run(UniqueId id, int rank, int size)
    {
        using Communicator comm = Communicator.Init(
            id, rank, size, rank, new CommunicatorOptions { Backend = BackendKind.Peer, Timeout = TimeSpan.FromSeconds(20) });
        // A rank that finds something wrong goes on: the others wait for it.
        string? wrong = null;
        foreach (int length in Lengths)
        {
            string?[] outcomes = [AllReduce(comm, length), ReduceScatter(comm, length), Gathers(comm, length), Rooted(comm, length), AllToAll(comm, length)];
            if (Array.Find(outcomes, outcome => outcome is not null) is { } outcome)
                wrong ??= $"{outcome}, {length} elements";
        }

        return wrong ?? Messages(comm) ?? "ok";
    }

    /// <summary>Ranks that call different collectives all fail, and say so.</summary>
    internal static string RunMismatch(UniqueId id, int rank, int size)
    {
        using Communicator comm = Communicator.Init(
            id, rank, size, rank, new CommunicatorOptions { Backend = BackendKind.Peer, Timeout = TimeSpan.FromSeconds(20) });
        using var buffer = comm.Accelerator.Allocate1D<int>(1000);
#pragma warning disable TC3002 // what this is about
        comm.AllReduce(((ArrayView<int>)buffer.View).SubView(0, 10 + rank), ReduceOp.Sum);
#pragma warning restore TC3002
        try
        {
            comm.Synchronize();
            return "nothing was noticed";
        }
        catch (CollectiveMismatchException exception)
        {
            return exception.Message.Contains($"AllReduce<Int32>(count {10 + rank}, Sum)", StringComparison.Ordinal) ? "ok" : exception.Message;
        }
    }

    /// <summary>The last rank never calls; the first names it when its time is up.</summary>
    internal static string RunMissing(UniqueId id, int rank, int size)
    {
        using Communicator comm = Communicator.Init(
            id, rank, size, rank, new CommunicatorOptions { Backend = BackendKind.Peer, Timeout = TimeSpan.FromSeconds(2) });
#pragma warning disable TC2003 // what this is about
        if (rank == size - 1)
        {
            Console.WriteLine("ok");
            return Console.ReadLine() ?? "ok"; // stays until its input ends, when the others are done
        }
#pragma warning restore TC2003

        using var buffer = comm.Accelerator.Allocate1D<int>(1000);
        comm.AllReduce(buffer, ReduceOp.Sum);
        try
        {
            comm.Synchronize();
            return "nothing was noticed";
        }
        catch (CollectiveTimeoutException exception)
        {
            // The device works on.
            buffer.MemSetToZero();
            comm.Accelerator.Synchronize();
            return exception.Message.Contains($"rank {size - 1}", StringComparison.Ordinal) ? "ok" : exception.Message;
        }
    }

    /// <summary>The last rank disposes its communicator; the first, which waits for it, is told.</summary>
    internal static string RunGone(UniqueId id, int rank, int size)
    {
        using Communicator comm = Communicator.Init(
            id, rank, size, rank, new CommunicatorOptions { Backend = BackendKind.Peer, Timeout = TimeSpan.FromSeconds(20) });
#pragma warning disable TC2003 // what this is about
        if (rank == size - 1)
            return "ok";
#pragma warning restore TC2003
        using var buffer = comm.Accelerator.Allocate1D<int>(1000);
        comm.AllReduce(buffer, ReduceOp.Sum);
        try
        {
            comm.Synchronize();
            return "nothing was noticed";
        }
        catch (CollectiveException exception)
        {
            return exception.Message.Contains($"rank {size - 1}'s communicator is disposed", StringComparison.Ordinal) ? "ok" : exception.Message;
        }
    }

    private static string? AllReduce(Communicator comm, int length)
    {
        using var send = Allocate(comm, length);
        using var recv = Allocate(comm, length);
        comm.AllReduce(View(send, length), View(recv, length), ReduceOp.Sum);
        comm.AllReduce(View(send, length), ReduceOp.Max);
        return Compare(comm, "AllReduce", recv, length, i => Sum(comm, i)) ?? Compare(comm, "AllReduce in place", send, length, i => Input(comm.Size - 1, i));
    }

    private static string? ReduceScatter(Communicator comm, int length)
    {
        using var send = Allocate(comm, length * comm.Size);
        using var recv = Allocate(comm, length);
        comm.ReduceScatter(View(send, length * comm.Size), View(recv, length), ReduceOp.Sum);
        return Compare(comm, "ReduceScatter", recv, length, i => Sum(comm, (comm.Rank * length) + i));
    }

    private static string? Gathers(Communicator comm, int length)
    {
        int root = comm.Size - 1;
        using var send = Allocate(comm, length);
        using var all = Allocate(comm, length * comm.Size);
        using var gathered = Allocate(comm, length * comm.Size);
        using var part = Allocate(comm, length);
        comm.AllGather(View(send, length), View(all, length * comm.Size));
        comm.Gather(View(send, length), View(gathered, comm.Rank == root ? length * comm.Size : 0), root);
        comm.Scatter(View(all, comm.Rank == root ? length * comm.Size : 0), View(part, length), root);
        return Compare(comm, "AllGather", all, length * comm.Size, i => Input(i / length, i % length))
            ?? (comm.Rank == root ? Compare(comm, "Gather", gathered, length * comm.Size, i => Input(i / length, i % length)) : null)
            ?? Compare(comm, "Scatter", part, length, i => Input(comm.Rank, i));
    }

    private static string? Rooted(Communicator comm, int length)
    {
        int root = comm.Size - 1;
        using var broadcast = Allocate(comm, length);
        using var reduced = Allocate(comm, length);
        comm.Broadcast(View(broadcast, length), root);
        comm.Reduce(View(reduced, length), ReduceOp.Sum, root);
        return Compare(comm, "Broadcast", broadcast, length, i => Input(root, i))
            ?? Compare(comm, "Reduce", reduced, length, i => comm.Rank == root ? Sum(comm, i) : Input(comm.Rank, i));
    }

    private static string? AllToAll(Communicator comm, int length)
    {
        using var send = Allocate(comm, length * comm.Size);
        using var recv = Allocate(comm, length * comm.Size);
        comm.AllToAll(View(send, length * comm.Size), View(recv, length * comm.Size));
        return Compare(comm, "AllToAll", recv, length * comm.Size, i => Input(i / length, (comm.Rank * length) + (i % length)));
    }

    private static string? Messages(Communicator comm)
    {
        using var buffer = Allocate(comm, 8);
        try
        {
            comm.Send(View(buffer, 8), (comm.Rank + 1) % comm.Size);
            return "a message was taken";
        }
        catch (NotSupportedException exception)
        {
            return exception.Message.Contains("BackendKind.Nccl", StringComparison.Ordinal) ? null : exception.Message;
        }
    }

    private static int Input(int rank, int i) => ((i % 1000) * 3) + (rank * 5);

    private static int Sum(Communicator comm, int i) => Enumerable.Range(0, comm.Size).Sum(rank => Input(rank, i));

    // ILGPU allocates nothing for no elements: one spare element keeps a view of length zero possible.
    private static MemoryBuffer1D<int, Stride1D.Dense> Allocate(Communicator comm, int length)
    {
        int[] values = new int[length + 1];
        for (int i = 0; i < values.Length; i++)
            values[i] = Input(comm.Rank, i);
        return comm.Accelerator.Allocate1D(values);
    }

    private static ArrayView<int> View(MemoryBuffer1D<int, Stride1D.Dense> buffer, int length) => ((ArrayView<int>)buffer.View).SubView(0, length);

    private static string? Compare(Communicator comm, string operation, MemoryBuffer1D<int, Stride1D.Dense> buffer, int length, Func<int, int> expected)
    {
        comm.Synchronize();
        int[] values = buffer.GetAsArray1D();
        for (int i = 0; i < length; i++)
        {
            if (values[i] != expected(i))
                return $"{operation}: element {i} is {values[i]} and not {expected(i)}";
        }

        return null;
    }
}
