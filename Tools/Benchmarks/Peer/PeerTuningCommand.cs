using System.CommandLine;
using System.Globalization;
using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives.Benchmarks;

/// <summary><c>peer-tuning</c>: times the Peer backend's kernels on CUDA devices over sizes, push against direct and by groups.</summary>
internal static class PeerTuningCommand
{
    private static (string Name, Action<Communicator, ArrayView<T>, ArrayView<T>> Call)[] Operations<T>()
        where T : unmanaged =>
    [
        ("all_reduce", (comm, send, recv) => comm.AllReduce(send, recv, ReduceOp.Sum)),
        ("reduce_scatter", (comm, send, recv) => comm.ReduceScatter(send, recv.SubView(0, send.Length / comm.Size), ReduceOp.Sum)),
        ("all_gather", (comm, send, recv) => comm.AllGather(send.SubView(0, recv.Length / comm.Size), recv)),
        ("barrier", (comm, _, _) => comm.Barrier()),
        ("in place", (comm, _, recv) => comm.AllGather(recv.SubView(comm.Rank * (recv.Length / comm.Size), recv.Length / comm.Size), recv)),
        ("broadcast", (comm, send, recv) => comm.Broadcast(send, recv, 0)),
    ];

    internal static Command Create()
    {
        var devices = new Option<int>("--devices") { Description = "How many devices.", DefaultValueFactory = _ => 2 };
        var from = new Option<long>("--from") { Description = "The smallest message in bytes.", DefaultValueFactory = _ => 8 };
        var to = new Option<long>("--to") { Description = "The largest message in bytes.", DefaultValueFactory = _ => 1L << 30 };
        var ways = new Option<string[]>("--ways")
        {
            Description = "What to time: flagged:G, push:G and direct:G with G groups, engine:M:L:G:K with the copy engines, pieces of M MiB and last ones of L, reduced by G groups and K.",
            DefaultValueFactory = _ => ["flagged:64", "push:64", "direct:64", "direct:128", "engine:64:16:64:128"],
            AllowMultipleArgumentsPerToken = true,
        };
        var half = new Option<bool>("--bfloat16") { Description = "Elements of bfloat16 instead of float." };
        var command = new Command("peer-tuning", "Times the ways collectives move between CUDA devices, in microseconds a call.") { devices, from, to, ways, half };
        command.SetAction(result => Run(
            result.GetRequiredValue(devices), result.GetRequiredValue(from), result.GetRequiredValue(to), result.GetRequiredValue(ways),
            result.GetRequiredValue(half)));
        return command;
    }

    private static void Run(int devices, long from, long to, string[] ways, bool isHalf)
    {
        foreach (string way in ways)
        {
            using CommunicatorClique clique = CliqueFactory.CreateCudaPeer(
                DeviceSet.OpenCuda(0, devices), new CommunicatorOptions { Timeout = TimeSpan.FromSeconds(5) }, TuningOf(way));
            if (isHalf)
                Measure<BFloat16>(clique, from, to, way);
            else
                Measure<float>(clique, from, to, way);
        }
    }

    private static PeerTuning TuningOf(string way)
    {
        string[] parts = way.Split(':');
        int number = Number(1);
        return parts[0] switch
        {
            "push" => PeerTuning.AlwaysPush with { PushGroups = number },
            "direct" => PeerTuning.AlwaysDirect with { DirectReduceGroups = number, DirectMoveGroups = number },
            "flagged" => PeerTuning.AlwaysFlagged with { PushGroups = number },
            "engine" => PeerTuning.AlwaysEngine with
            {
                EnginePieceBytes = (long)number << 20,
                EngineLastBytes = (long)Number(2) << 20,
                EngineGroups = Number(3),
                EngineLastGroups = Number(4),
            },
            _ => throw new ArgumentException($"\"{way}\" is none of flagged:G, push:G, direct:G and engine:M:L:G:K.", nameof(way)),
        };

        int Number(int place) => int.Parse(parts[place], CultureInfo.InvariantCulture);
    }

    private static void Measure<T>(CommunicatorClique clique, long from, long to, string name)
        where T : unmanaged
    {
        MemoryBuffer1D<T, Stride1D.Dense>[] send = [.. clique.Select(comm => comm.Accelerator.Allocate1D<T>(to / Unsafe.SizeOf<T>()))];
        MemoryBuffer1D<T, Stride1D.Dense>[] recv = [.. clique.Select(comm => comm.Accelerator.Allocate1D<T>(to / Unsafe.SizeOf<T>()))];
        foreach (var (operation, call) in Operations<T>())
        {
            var cells = new List<string>();
            Repeat(clique, send, recv, from / Unsafe.SizeOf<T>(), call, 2000); // until the code is compiled for good
            long issue = TimeProvider.System.GetTimestamp();
            Issue(clique, send, recv, from / Unsafe.SizeOf<T>(), call, 100);
            double host = TimeProvider.System.GetElapsedTime(issue).TotalMicroseconds / 100;
            clique.Synchronize();
            for (long bytes = from; bytes <= to; bytes *= 4)
            {
                long length = bytes / Unsafe.SizeOf<T>();
                int rounds = (int)Math.Clamp((256L << 20) / bytes, 5, 1000);
                Repeat(clique, send, recv, length, call, Math.Min(rounds, 20));
                long start = TimeProvider.System.GetTimestamp();
                Repeat(clique, send, recv, length, call, rounds);
                cells.Add($"{TimeProvider.System.GetElapsedTime(start).TotalMicroseconds / rounds:0.00}");
            }

            Console.WriteLine($"{operation,-15} {name,-11} host {host,5:0.00} {string.Join(' ', cells.Select(cell => cell.PadLeft(9)))}");
        }

        foreach (var buffer in send.Concat(recv))
            buffer.Dispose();
    }

    private static void Repeat<T>(
        CommunicatorClique clique, MemoryBuffer1D<T, Stride1D.Dense>[] send, MemoryBuffer1D<T, Stride1D.Dense>[] recv, long length,
        Action<Communicator, ArrayView<T>, ArrayView<T>> call, int rounds)
        where T : unmanaged
    {
        Issue(clique, send, recv, length, call, rounds);
        clique.Synchronize();
    }

    private static void Issue<T>(
        CommunicatorClique clique, MemoryBuffer1D<T, Stride1D.Dense>[] send, MemoryBuffer1D<T, Stride1D.Dense>[] recv, long length,
        Action<Communicator, ArrayView<T>, ArrayView<T>> call, int rounds)
        where T : unmanaged
    {
        for (int round = 0; round < rounds; round++)
        {
            using (CollectiveGroup.Open())
            {
                foreach (Communicator comm in clique)
                    call(comm, ((ArrayView<T>)send[comm.Rank].View).SubView(0, length), ((ArrayView<T>)recv[comm.Rank].View).SubView(0, length));
            }
        }
    }
}
