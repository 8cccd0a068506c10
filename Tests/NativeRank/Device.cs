using TypedCollectives.Interop.Cuda;

namespace TypedCollectives.NativeRank;

/// <summary>A device's primary context on this thread, a stream, and a buffer.</summary>
internal sealed unsafe class Device : IDisposable
{
    internal const int Elements = 1000;

    private readonly CUdevice _device;

    internal Device(int ordinal)
    {
        Check(CudaNative.cuInit(0));
        CUdevice device;
        Check(CudaNative.cuDeviceGet(&device, ordinal));
        CUcontext context;
        Check(CudaNative.cuDevicePrimaryCtxRetain(&context, device));
        Check(CudaNative.cuCtxSetCurrent(context));
        CUstream stream;
        Check(CudaNative.cuStreamCreate(&stream, CUstream_flags.NonBlocking));
        CUdeviceptr buffer;
        Check(CudaNative.cuMemAlloc_v2(&buffer, Elements * sizeof(float)));
        (_device, Stream, Buffer) = (device, stream, buffer);
    }

    internal CUstream Stream { get; }

    internal CUdeviceptr Buffer { get; }

    public void Dispose()
    {
        Check(CudaNative.cuMemFree_v2(Buffer));
        Check(CudaNative.cuStreamDestroy_v2(Stream));
        Check(CudaNative.cuDevicePrimaryCtxRelease_v2(_device));
    }

    internal void Write(ReadOnlySpan<float> values)
    {
        fixed (float* host = values)
            Check(CudaNative.cuMemcpyAsync(Buffer, new CUdeviceptr(host), (nuint)values.Length * sizeof(float), Stream));
        Synchronize();
    }

    internal void Read(Span<float> values)
    {
        fixed (float* host = values)
            Check(CudaNative.cuMemcpyAsync(new CUdeviceptr(host), Buffer, (nuint)values.Length * sizeof(float), Stream));
        Synchronize();
    }

    private void Synchronize() => Check(CudaNative.cuStreamSynchronize(Stream));

    private static void Check(CUresult result)
    {
        if (result != CUresult.Success)
            throw new InvalidOperationException($"CUDA: {result}");
    }
}
