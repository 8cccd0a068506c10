using System.CommandLine;
using System.Globalization;
using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives.Benchmarks;

/// <summary><c>peer-ranks</c>: one rank of the Peer backend in this process; times and checks all_reduce, as nccl-tests does.</summary>
/// <remarks>Started by a launcher, one process a device: <c>collectives run -n 2 -- ... peer-ranks</c>.</remarks>
internal static class PeerRanksCommand
{
    // A window begins at a multiple of 4 KiB; CUDA places only what is large at one.
    private const long SmallestWindow = 2 << 20;

    internal static Command Create()
    {
        var from = new Option<long>("--from") { Description = "The smallest message in bytes.", DefaultValueFactory = _ => 8 };
        var to = new Option<long>("--to") { Description = "The largest message in bytes.", DefaultValueFactory = _ => 1L << 30 };
        var windows = new Option<bool>("--windows") { Description = "Registers the buffers as windows, as nccl-tests' -R 2 does." };
        var command = new Command("peer-ranks", "One process of several: times and checks all_reduce on the Peer backend across processes.") { from, to, windows };
        command.SetAction((result, cancellation) =>
            RunAsync(result.GetRequiredValue(from), result.GetRequiredValue(to), result.GetValue(windows), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(long from, long to, bool windows, CancellationToken cancellationToken)
    {
        using Communicator comm = await Communicator.FromEnvironmentAsync(new CommunicatorOptions { Backend = BackendKind.Peer }, cancellationToken);
        if (comm.Rank == 0)
            Console.WriteLine($"# {comm.BackendReason}\n# {"bytes",12} {"type",9} {"us",10} {"algbw",8} {"busbw",8} {"#wrong",7}");
        using MemoryBuffer1D<byte, Stride1D.Dense> send = comm.Accelerator.Allocate1D<byte>(Math.Max(to, SmallestWindow));
        using MemoryBuffer1D<byte, Stride1D.Dense> recv = comm.Accelerator.Allocate1D<byte>(Math.Max(to, SmallestWindow));
        MemoryWindow[] registered = windows ? [comm.RegisterWindow((ArrayView<byte>)send.View), comm.RegisterWindow((ArrayView<byte>)recv.View)] : [];
        long wrong = 0;
        for (long bytes = from; bytes <= to; bytes *= 4)
        {
            wrong += Measure<float>(comm, send, recv, bytes, value => value, value => value);
            wrong += Measure<BFloat16>(comm, send, recv, bytes, value => (BFloat16)value, value => (float)value);
        }

        foreach (MemoryWindow window in registered)
            window.Dispose();

        return wrong == 0 ? 0 : 1;
    }

    private static long Measure<T>(
        Communicator comm, MemoryBuffer1D<byte, Stride1D.Dense> sends, MemoryBuffer1D<byte, Stride1D.Dense> recvs, long bytes,
        Func<float, T> narrow, Func<T, float> widen)
        where T : unmanaged
    {
        int length = (int)(bytes / Unsafe.SizeOf<T>());
        // Small integers: exact in every type, in whatever order they are added.
        T[] mine = new T[length];
        for (int i = 0; i < length; i++)
            mine[i] = narrow(((i + comm.Rank) % 5) + 1);
        ArrayView<T> send = ((ArrayView<byte>)sends.View).SubView(0, bytes).Cast<T>();
        ArrayView<T> recv = ((ArrayView<byte>)recvs.View).SubView(0, bytes).Cast<T>();
        send.CopyFromCPU(comm.Stream, mine);
        int rounds = (int)Math.Clamp((4L << 30) / bytes, 20, 1000);
        Repeat(comm, send, recv, rounds / 2);
        long start = TimeProvider.System.GetTimestamp();
        Repeat(comm, send, recv, rounds);
        double microseconds = TimeProvider.System.GetElapsedTime(start).TotalMicroseconds / rounds;
        recv.CopyToCPU(comm.Stream, mine);
        comm.Synchronize();
        long wrong = Count(comm, mine, widen);
        if (comm.Rank == 0)
        {
            double bandwidth = bytes / microseconds / 1e3;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{bytes,14} {typeof(T).Name,9} {microseconds,10:0.00} {bandwidth,8:0.00} {bandwidth * 2 * (comm.Size - 1) / comm.Size,8:0.00} {wrong,7}"));
        }

        return wrong;
    }

    private static void Repeat<T>(Communicator comm, ArrayView<T> send, ArrayView<T> recv, int rounds)
        where T : unmanaged
    {
        for (int round = 0; round < rounds; round++)
            comm.AllReduce(send, recv, ReduceOp.Sum);
        comm.Synchronize();
    }

    private static long Count<T>(Communicator comm, T[] sums, Func<T, float> widen)
        where T : unmanaged
    {
        long wrong = 0;
        for (int i = 0; i < sums.Length; i++)
        {
            float expected = 0;
            for (int rank = 0; rank < comm.Size; rank++)
                expected += ((i + rank) % 5) + 1;
            if (widen(sums[i]) != expected)
                wrong++;
        }

        return wrong;
    }
}
