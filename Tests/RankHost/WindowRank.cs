using ILGPU;
using ILGPU.Runtime;
using TypedCollectives.Interop.Nccl;

namespace TypedCollectives.RankHost;

/// <summary>One rank on the Peer backend whose others are other processes, with buffers in windows.</summary>
internal static class WindowRank
{
    private const int Length = 48 << 20;

    // Pushed for being small; by one kernel; by the copy engines where data is only moved. Some do not start or end at a pack.
    private static readonly (int Count, int Offset)[] Cases =
        [(1000, 0), (3 << 20, 0), (3 << 20, 4096), ((3 << 20) + 3, 1), (10 << 20, 0), ((10 << 20) + 1, 1)];

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

        foreach (MemoryWindow window in windows)
            window.Dispose();
        wrong = First(wrong, Collectives(comm, new Places(send, recv, 3 << 20, 0)));
        return First(wrong, Again(comm, send)) ?? "ok";
    }

    /// <summary>What cannot be a window, or is none on every rank, is told; the communicator works on.</summary>
    internal static string RunRefused(UniqueId id, int rank, int size)
    {
        using Communicator comm = Init(id, rank, size, TimeSpan.FromSeconds(20));
        using var buffer = comm.Accelerator.Allocate1D<int>(1 << 22);
        string? wrong = null;
        try
        {
#pragma warning disable TC3002 // what this is about
            comm.RegisterWindow(((ArrayView<int>)buffer.View).SubView(0, 1000 + rank)).Dispose();
#pragma warning restore TC3002
            wrong = "a window of two lengths was made";
        }
        catch (CollectiveMismatchException exception)
        {
            wrong = exception.Message.Contains("a buffer of 4000 bytes (flags CollSymmetric), rank 1 one of 4004", StringComparison.Ordinal)
                ? null
                : exception.Message;
        }

        MemoryWindow plain = comm.RegisterWindow((ArrayView<int>)buffer.View, NcclWindowFlags.Default);
        if (plain.IsSymmetric)
            wrong ??= "a window of unequal offsets is symmetric";
        plain.Dispose();
        return First(wrong, Unmappable(comm)) ?? "ok";
    }

    /// <summary>Ranks whose buffers are at different places of a window are told so.</summary>
    internal static string RunMismatch(UniqueId id, int rank, int size)
    {
        using Communicator comm = Init(id, rank, size, TimeSpan.FromSeconds(20));
        using var buffer = comm.Accelerator.Allocate1D<int>(Length);
        using MemoryWindow window = comm.RegisterWindow((ArrayView<int>)buffer.View);
        comm.AllReduce(((ArrayView<int>)buffer.View).SubView(4 * rank, 4 << 20), ReduceOp.Sum);
        try
        {
            comm.Synchronize();
            return "nothing was noticed";
        }
        catch (CollectiveMismatchException exception)
        {
            return exception.Message.Contains("at the same offset of the same window", StringComparison.Ordinal) ? "ok" : exception.Message;
        }
    }

    private static Communicator Init(UniqueId id, int rank, int size, TimeSpan timeout) =>
        Communicator.Init(id, rank, size, rank, new CommunicatorOptions { Backend = BackendKind.Peer, Timeout = timeout });

    /// <summary>Both in one group: they are made when it ends.</summary>
    private static MemoryWindow[] Register(Communicator comm, MemoryBuffer1D<int, Stride1D.Dense> send, MemoryBuffer1D<int, Stride1D.Dense> recv)
    {
        using (CollectiveGroup.Open())
            return [comm.RegisterWindow((ArrayView<int>)send.View), comm.RegisterWindow((ArrayView<int>)recv.View)];
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

    /// <summary>Memory that other processes cannot map: NCCL's own.</summary>
    private static unsafe string? Unmappable(Communicator comm)
    {
        const int Bytes = 32 << 20;
        void* memory;
        using (comm.Accelerator.BindScoped())
        {
            if (NcclNative.ncclMemAlloc(&memory, Bytes) != NcclResult.Success)
                return "ncclMemAlloc failed";
        }

        string? wrong;
        using (ForeignBuffer<int> buffer = ForeignBuffer.Wrap<int>((nint)memory, Bytes / sizeof(int), comm.Device))
        {
            using MemoryWindow window = comm.RegisterWindow(buffer.View);
            wrong = window.IsSymmetric ? "memory that cannot be mapped is symmetric" : null;
            Fill(comm, buffer.View, 0);
            comm.AllReduce(buffer.View, ReduceOp.Sum);
            wrong ??= Compare(comm, "AllReduce without a window", buffer.View, i => Sum(comm, i));
        }

        using (comm.Accelerator.BindScoped())
            _ = NcclNative.ncclMemFree(memory);
        return wrong;
    }

    private static string? First(string? wrong, string? more) => wrong ?? more;

    private static string? Collectives(Communicator comm, in Places places)
    {
        string?[] outcomes =
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

    private static void Fill(Communicator comm, ArrayView<int> view, int first)
    {
        int[] values = new int[view.Length];
        for (int i = 0; i < values.Length; i++)
            values[i] = Input(comm.Rank, i + first);
        view.CopyFromCPU(comm.Stream, values);
    }

    private static string? Compare(Communicator comm, string operation, ArrayView<int> view, Func<int, int> expected)
    {
        int[] values = new int[view.Length];
        view.CopyToCPU(comm.Stream, values);
        comm.Synchronize();
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] != expected(i))
                return $"{operation}: element {i} is {values[i]} and not {expected(i)}";
        }

        return null;
    }

    private static int Input(int rank, int i) => ((i % 1000) * 3) + (rank * 5);

    private static int Sum(Communicator comm, int i) => (comm.Size * Input(0, i)) + (5 * comm.Size * (comm.Size - 1) / 2);

    /// <summary>Where a collective takes place in the two buffers.</summary>
    private readonly record struct Places(
        MemoryBuffer1D<int, Stride1D.Dense> Sends, MemoryBuffer1D<int, Stride1D.Dense> Recvs, int Count, int Offset)
    {
        internal ArrayView<int> Send(int length) => ((ArrayView<int>)Sends.View).SubView(Offset, length);

        internal ArrayView<int> Recv(int length) => ((ArrayView<int>)Recvs.View).SubView(Offset, length);
    }
}
