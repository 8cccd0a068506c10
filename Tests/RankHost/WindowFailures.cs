using ILGPU;
using ILGPU.Runtime;
using TypedCollectives.Interop.Nccl;
using static TypedCollectives.RankHost.WindowJob;

namespace TypedCollectives.RankHost;

/// <summary>One rank on the Peer backend whose others are other processes: windows that cannot be, and calls in windows that fail.</summary>
internal static class WindowFailures
{
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

    /// <summary>The last rank never calls; the first names it when its time is up, whatever would have carried the call, and its device works on.</summary>
    internal static string RunMissing(UniqueId id, int rank, int size, int count)
    {
        using Communicator comm = Init(id, rank, size, TimeSpan.FromSeconds(2));
        using var buffer = comm.Accelerator.Allocate1D<int>(Length);
        comm.RegisterWindow((ArrayView<int>)buffer.View);
#pragma warning disable TC2003 // what this is about
        if (rank == size - 1)
        {
            Console.WriteLine("ok");
            return Console.ReadLine() ?? "ok"; // stays until its input ends, when the others are done
        }
#pragma warning restore TC2003

        ArrayView<int> part = ((ArrayView<int>)buffer.View).SubView(0, count);
        if (count > Length / 2)
            comm.AllReduce(part, ReduceOp.Sum);
        else
            comm.Broadcast(part, root: 0);
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
}
