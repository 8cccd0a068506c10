using ILGPU;
using ILGPU.Runtime;
using static TypedCollectives.RankHost.WindowJob;

namespace TypedCollectives.RankHost;

/// <summary>One rank on the Peer backend whose others are other processes, with buffers in windows.</summary>
internal static class WindowRank
{
    // Pushed for being small; by one kernel; by the copy engines where data is only moved; by them in pieces. Some do not start or end at a pack.
    private static readonly (int Count, int Offset)[] Cases =
        [(1000, 0), (3 << 20, 0), (3 << 20, 4096), ((3 << 20) + 3, 1), (10 << 20, 0), ((10 << 20) + 1, 1), (34 << 20, 0), ((34 << 20) + 4, 4096),
         (66 << 20, 0), ((66 << 20) + 3, 4)];

    /// <returns><c>ok</c>, or what is wrong.</returns>
    internal static string Run(UniqueId id, int rank, int size)
    {
        using Communicator comm = Init(id, rank, size, TimeSpan.FromSeconds(20));
        using var send = comm.Accelerator.Allocate1D<int>(Length);
        using var recv = comm.Accelerator.Allocate1D<int>(Length);
        using var plain = comm.Accelerator.Allocate1D<int>(Length);
        MemoryWindow[] windows = Register(comm, send, recv);
        // A rank that finds something wrong goes on: the others wait for it.
        string? wrong = Array.TrueForAll(windows, window => window.IsSymmetric) ? null : "the windows are not symmetric";
        foreach ((int count, int offset) in Cases)
        {
            wrong = First(wrong, Collectives(comm, new Places(send, recv, count, offset)));
            // What is gathered reaches its place all the same; what is reduced is pushed.
            wrong = First(wrong, Collectives(comm, new Places(plain, recv, count, offset)));
        }

        wrong = First(wrong, Uneven(comm, send, recv, plain, 3 << 20));
        wrong = First(wrong, Uneven(comm, send, recv, plain, (68 << 20) / comm.Size));
        foreach (MemoryWindow window in windows)
            window.Dispose();
        wrong = First(wrong, Collectives(comm, new Places(send, recv, 3 << 20, 0)));
        return First(wrong, Again(comm, send)) ?? "ok";
    }

    /// <summary>What no other rank touches may be anywhere, and aligned in another way on each rank.</summary>
    private static string? Uneven(
        Communicator comm, MemoryBuffer1D<int, Stride1D.Dense> send, MemoryBuffer1D<int, Stride1D.Dense> recv, MemoryBuffer1D<int, Stride1D.Dense> plain,
        int count)
    {
        ArrayView<int> all = ((ArrayView<int>)send.View).SubView(0, count * comm.Size);
        ArrayView<int> mine = ((ArrayView<int>)plain.View).SubView(comm.Rank, count);
        Fill(comm, all, 0);
        comm.ReduceScatter(all, mine, ReduceOp.Sum);
        string? wrong = Compare(comm, "ReduceScatter to uneven places", mine, i => Sum(comm, (comm.Rank * count) + i));
        Fill(comm, mine, 0);
        ArrayView<int> gathered = ((ArrayView<int>)recv.View).SubView(0, count * comm.Size);
        comm.AllGather(mine, gathered);
        return wrong ?? Compare(comm, "AllGather from uneven places", gathered, i => Input(i / count, i % count));
    }

    /// <summary>A buffer whose window is ended can be freed; another, in its place perhaps, is registered anew.</summary>
    private static string? Again(Communicator comm, MemoryBuffer1D<int, Stride1D.Dense> send)
    {
        string? wrong = null;
        for (int round = 0; round < 3; round++)
        {
            using var recv = comm.Accelerator.Allocate1D<int>(Length);
            MemoryWindow[] windows = Register(comm, send, recv);
            wrong = First(wrong, Collectives(comm, new Places(send, recv, 3 << 20, 4096)));
            foreach (MemoryWindow window in windows)
                window.Dispose();
        }

        // What is left ends with the communicator.
        comm.RegisterWindow((ArrayView<int>)send.View);
        return wrong;
    }

    private static string? Collectives(Communicator comm, in Places places)
    {
        // What holds a block a rank does not fit where the largest go.
        string?[] outcomes = (long)places.Count * comm.Size > Length
            ? [AllReduce(comm, places), AllReduceInPlace(comm, places), Broadcast(comm, places)]
            :
        [
            AllReduce(comm, places), AllReduceInPlace(comm, places), ReduceScatter(comm, places), AllGather(comm, places), AllToAll(comm, places),
            Broadcast(comm, places), Scatter(comm, places), Reduce(comm, places),
        ];
        return Array.Find(outcomes, outcome => outcome is not null) is { } outcome
            ? $"{outcome}, {places.Count} elements at {places.Offset}"
            : null;
    }

    private static string? AllReduce(Communicator comm, in Places places)
    {
        Fill(comm, places.Send(places.Count), 0);
        comm.AllReduce(places.Send(places.Count), places.Recv(places.Count), ReduceOp.Sum);
        return Compare(comm, nameof(AllReduce), places.Recv(places.Count), i => Sum(comm, i));
    }

    private static string? AllReduceInPlace(Communicator comm, in Places places)
    {
        Fill(comm, places.Recv(places.Count), 3);
        comm.AllReduce(places.Recv(places.Count), ReduceOp.Max);
        return Compare(comm, nameof(AllReduceInPlace), places.Recv(places.Count), i => Input(comm.Size - 1, i + 3));
    }

    private static string? ReduceScatter(Communicator comm, in Places places)
    {
        int count = places.Count;
        Fill(comm, places.Send(count * comm.Size), 0);
        comm.ReduceScatter(places.Send(count * comm.Size), places.Recv(count), ReduceOp.Sum);
        return Compare(comm, nameof(ReduceScatter), places.Recv(count), i => Sum(comm, (comm.Rank * count) + i));
    }

    private static string? AllGather(Communicator comm, in Places places)
    {
        int count = places.Count;
        Fill(comm, places.Send(count), 0);
        comm.AllGather(places.Send(count), places.Recv(count * comm.Size));
        return Compare(comm, nameof(AllGather), places.Recv(count * comm.Size), i => Input(i / count, i % count));
    }

    private static string? AllToAll(Communicator comm, in Places places)
    {
        int count = places.Count;
        Fill(comm, places.Send(count * comm.Size), 0);
        comm.AllToAll(places.Send(count * comm.Size), places.Recv(count * comm.Size));
        return Compare(comm, nameof(AllToAll), places.Recv(count * comm.Size), i => Input(i / count, (comm.Rank * count) + (i % count)));
    }

    private static string? Broadcast(Communicator comm, in Places places)
    {
        int root = comm.Size - 1;
        Fill(comm, places.Send(places.Count), 0);
        comm.Broadcast(places.Send(places.Count), places.Recv(places.Count), root);
        return Compare(comm, nameof(Broadcast), places.Recv(places.Count), i => Input(root, i));
    }

    private static string? Scatter(Communicator comm, in Places places)
    {
        int count = places.Count;
        Fill(comm, places.Send(count * comm.Size), 0);
        comm.Scatter(places.Send(comm.Rank == 0 ? count * comm.Size : 0), places.Recv(count), root: 0);
        return Compare(comm, nameof(Scatter), places.Recv(count), i => Input(0, (comm.Rank * count) + i));
    }

    /// <summary>Nobody but the root knows where it receives, so that it is pushed whatever is registered.</summary>
    private static string? Reduce(Communicator comm, in Places places)
    {
        Fill(comm, places.Send(places.Count), 0);
        comm.Reduce(places.Send(places.Count), places.Recv(comm.Rank == 0 ? places.Count : 0), ReduceOp.Sum, root: 0);
        return comm.Rank == 0 ? Compare(comm, nameof(Reduce), places.Recv(places.Count), i => Sum(comm, i)) : null;
    }

    /// <summary>Where a collective takes place in the two buffers.</summary>
    private readonly record struct Places(
        MemoryBuffer1D<int, Stride1D.Dense> Sends, MemoryBuffer1D<int, Stride1D.Dense> Recvs, int Count, int Offset)
    {
        internal ArrayView<int> Send(int length) => ((ArrayView<int>)Sends.View).SubView(Offset, length);

        internal ArrayView<int> Recv(int length) => ((ArrayView<int>)Recvs.View).SubView(Offset, length);
    }
}
