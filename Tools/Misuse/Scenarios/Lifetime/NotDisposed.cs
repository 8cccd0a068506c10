using System.Diagnostics;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

namespace TypedCollectives.Misuse;

internal sealed class NotDisposed : IScenario
{
    public string Rule => "TC6001";

    public string Description => "5 cliques are made, used once and dropped";

    public string Run(Bench bench)
    {
        const int Cliques = 5;
        CommunicatorOptions options = new() { Backend = bench.Backend, Timeout = Bench.Timeout };
        bench.WarmUp();
        (long before, int threadsBefore) = Measure(bench);
        for (int made = 0; made < Cliques; made++)
            bench.WarmUp(Communicator.InitAll(Bench.Ranks, options));
        GC.Collect();
        GC.WaitForPendingFinalizers();
        (long after, int threadsAfter) = Measure(bench);
        return $"completed; process and device memory grew by {(after - before) >> 20} MiB, threads from {threadsBefore} to {threadsAfter}";
    }

    private static (long Bytes, int Threads) Measure(Bench bench)
    {
        using Process process = Process.GetCurrentProcess();
        long used = process.WorkingSet64;
        foreach (Communicator comm in bench.Clique)
        {
            if (comm.Accelerator is CudaAccelerator cuda)
                used += cuda.MemorySize - cuda.GetFreeMemory();
        }

        return (used, process.Threads.Count);
    }
}
