using ILGPU.Runtime;
using TypedCollectives.Interop.Cuda;

namespace TypedCollectives.Misuse;

internal sealed unsafe class IgnoredCudaResult : NativeScenario
{
    public override string Rule => "TC6002";

    public override string Description => "cuMemcpyDtoDAsync of more bytes than the buffers have, its result ignored, then the target is read";

    protected override string Run(NativeBench bench)
    {
        var source = bench.Buffers();
        var target = bench.Buffers();
        target[0].MemSetToZero();
        bench.Bind(0);

        // A program that ignores the result does not know it.
        CUresult result = CudaNative.cuMemcpyDtoDAsync_v2(
            new CUdeviceptr(NativeBench.Pointer(target[0])), new CUdeviceptr(NativeBench.Pointer(source[0])), 1 << 30, bench.Stream(0));
        bench.Synchronize(0);
        return $"cuMemcpyDtoDAsync: {result}; the target: {Bench.Compare([target[0]], 1)}";
    }
}
