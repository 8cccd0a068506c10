using System.CommandLine;
using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives.Benchmarks;

/// <summary><c>peer-tuning</c>: times the Peer backend's kernels on CUDA devices over sizes, push against direct and by groups.</summary>
internal static class PeerTuningCommand
{
    private static readonly (string Name, Action<Communicator, ArrayView<float>, ArrayView<float>> Call)[] Operations =
    [
        ("all_reduce", (comm, send, recv) => comm.AllReduce(send, recv, ReduceOp.Sum)),
        ("reduce_scatter", (comm, send, recv) => comm.ReduceScatter(send, recv.SubView(0, send.Length / comm.Size), ReduceOp.Sum)),
        ("all_gather", (comm, send, recv) => comm.AllGather(send.SubView(0, recv.Length / comm.Size), recv)),
        ("broadcast", (comm, send, recv) => comm.Broadcast(send, recv, 0)),
    ];

    internal static Command Create()
    {
        var devices = new Option<int>("--devices") { Description = "How many devices.", DefaultValueFactory = _ => 2 };
        var from = new Option<long>("--from") { Description = "The smallest message in bytes.", DefaultValueFactory = _ => 8 };
        var to = new Option<long>("--to") { Description = "The largest message in bytes.", DefaultValueFactory = _ => 1L << 30 };
        var groups = new Option<int[]>("--groups") { Description = "The numbers of groups to try.", DefaultValueFactory = _ => [16, 32, 64, 128], AllowMultipleArgumentsPerToken = true };
        var command = new Command("peer-tuning", "Times push against direct kernels on CUDA devices, in microseconds a call.") { devices, from, to, groups };
        command.SetAction(result => Run(
            result.GetRequiredValue(devices), result.GetRequiredValue(from), result.GetRequiredValue(to), result.GetRequiredValue(groups)));
        return command;
    }

    private static void Run(int devices, long from, long to, int[] groups)
    {
        foreach (bool push in (bool[])[true, false])
        {
            foreach (int count in groups)
            {
                var tuning = new PeerTuning
                {
                    PushReduceBytes = push ? long.MaxValue : -1,
                    PushMoveBytes = push ? long.MaxValue : -1,
                    PushGroups = count,
                    DirectReduceGroups = count,
                    DirectMoveGroups = count,
                };
                using CommunicatorClique clique = CliqueFactory.CreateCudaPeer(
                    DeviceSet.OpenCuda(0, devices), new CommunicatorOptions { Timeout = TimeSpan.FromSeconds(5) }, tuning);
                Measure(clique, from, to, $"{(push ? "push" : "direct")} {count}");
            }
        }
    }

    private static void Measure(CommunicatorClique clique, long from, long to, string name)
    {
        MemoryBuffer1D<float, Stride1D.Dense>[] send = [.. clique.Select(comm => comm.Accelerator.Allocate1D<float>(to / sizeof(float)))];
        MemoryBuffer1D<float, Stride1D.Dense>[] recv = [.. clique.Select(comm => comm.Accelerator.Allocate1D<float>(to / sizeof(float)))];
        foreach (var (operation, call) in Operations)
        {
            var cells = new List<string>();
            for (long bytes = from; bytes <= to; bytes *= 4)
            {
                long length = bytes / sizeof(float);
                int rounds = (int)Math.Clamp((256L << 20) / bytes, 5, 1000);
                Repeat(clique, send, recv, length, call, Math.Min(rounds, 20));
                long start = TimeProvider.System.GetTimestamp();
                Repeat(clique, send, recv, length, call, rounds);
                cells.Add($"{TimeProvider.System.GetElapsedTime(start).TotalMicroseconds / rounds:0.00}");
            }

            Console.WriteLine($"{operation,-15} {name,-11} {string.Join(' ', cells.Select(cell => cell.PadLeft(9)))}");
        }

        foreach (var buffer in send.Concat(recv))
            buffer.Dispose();
    }

    private static void Repeat(
        CommunicatorClique clique, MemoryBuffer1D<float, Stride1D.Dense>[] send, MemoryBuffer1D<float, Stride1D.Dense>[] recv, long length,
        Action<Communicator, ArrayView<float>, ArrayView<float>> call, int rounds)
    {
        for (int round = 0; round < rounds; round++)
        {
            using (CollectiveGroup.Open())
            {
                foreach (Communicator comm in clique)
                    call(comm, ((ArrayView<float>)send[comm.Rank].View).SubView(0, length), ((ArrayView<float>)recv[comm.Rank].View).SubView(0, length));
            }
        }

        clique.Synchronize();
    }
}
