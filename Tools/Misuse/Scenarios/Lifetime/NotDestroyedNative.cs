using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

namespace TypedCollectives.Misuse;

internal sealed class NotDestroyedNative : NativeScenario
{
    public override string Rule => "TC6001";

    public override string Description => "20 pairs of native communicators are made, used once and never destroyed";

    protected override string Run(NativeBench bench)
    {
        const int Pairs = 20;
        var buffers = bench.Buffers();
        Use(bench, buffers);
        long before = FreeMemory(bench);
        for (int made = 0; made < Pairs; made++)
            Use(bench, buffers);
        return $"completed; {(before - FreeMemory(bench)) >> 20} MiB of device memory gone";
    }

    private static void Use(NativeBench bench, MemoryBuffer1D<float, ILGPU.Stride1D.Dense>[] buffers)
    {
        bench.AllReduceBoth(bench.InitAll(), buffers);
        bench.Synchronize();
    }

    private static long FreeMemory(NativeBench bench) => bench.Devices.Sum(comm => ((CudaAccelerator)comm.Accelerator).GetFreeMemory());
}
