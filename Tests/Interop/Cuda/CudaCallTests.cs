using System.Reflection;
using System.Runtime.InteropServices;
using TypedCollectives.Interop.Cuda;
using TypedCollectives.Interop.Libraries;
using TypedCollectives.Interop.Tests.Support;

namespace TypedCollectives.Interop.Tests.Cuda;

/// <summary>Every argument arrives in C as it was given, in its place and in its width.</summary>
[Collection(RecordingLibraries.CudaCalls)]
public unsafe partial class CudaCallTests
{
    private static readonly nuint Size = unchecked((nuint)0x1_0000_0005);
    private static readonly CUdevice Device = new(2);
    private static readonly CUcontext Context = new(0xc1);
    private static readonly CUstream Stream = new(0x51);
    private static readonly CUevent Event = new(0xe1);
    private static readonly CUdeviceptr To = new(unchecked((nint)0x7fff00001000));
    private static readonly CUdeviceptr From = new((void*)0x7fff00002000);
    private readonly Recorder _recorder = RecordingLibraries.Cuda;

    public CudaCallTests() => _recorder.TakeCalls();

    [Fact]
    public void TheDriverIsQueried()
    {
        Expect("cuInit 0", CudaNative.cuInit(0));
        int version;
        Expect("cuDriverGetVersion", CudaNative.cuDriverGetVersion(&version));
        Assert.Equal(13000, version);

        byte* text;
        Expect("cuGetErrorName 700", CudaNative.cuGetErrorName(CUresult.IllegalAddress, &text));
        Assert.Equal("CUDA_NAME", Marshal.PtrToStringUTF8((nint)text));
        Expect("cuGetErrorString 217", CudaNative.cuGetErrorString(CUresult.PeerAccessUnsupported, &text));
        Assert.Equal("a text", Marshal.PtrToStringUTF8((nint)text));
    }

    [Fact]
    public void DevicesAreQueried()
    {
        int value;
        Expect("cuDeviceGetCount", CudaNative.cuDeviceGetCount(&value));
        Assert.Equal(3, value);

        CUdevice device;
        Expect("cuDeviceGet 1", CudaNative.cuDeviceGet(&device, 1));
        Assert.Equal(new CUdevice(41), device);

        byte* text = stackalloc byte[16];
        Expect("cuDeviceGetName 16 2", CudaNative.cuDeviceGetName(text, 16, Device));
        Assert.Equal("A GPU", Marshal.PtrToStringUTF8((nint)text));
        Expect("cuDeviceGetPCIBusId 16 2", CudaNative.cuDeviceGetPCIBusId(text, 16, Device));
        Assert.Equal("0000:1b:00.0", Marshal.PtrToStringUTF8((nint)text));

        nuint bytes;
        Expect("cuDeviceTotalMem_v2 2", CudaNative.cuDeviceTotalMem_v2(&bytes, Device));
        Assert.Equal((nuint)1 << 40, bytes);
        Expect(
            "cuDeviceGetAttribute 75 2",
            CudaNative.cuDeviceGetAttribute(&value, CUdevice_attribute.ComputeCapabilityMajor, Device));
        Assert.Equal(9, value);
        Expect("cuDeviceCanAccessPeer 2 3", CudaNative.cuDeviceCanAccessPeer(&value, dev: Device, peerDev: new(3)));
        Assert.Equal(1, value);
    }

    [Fact]
    public void ContextsAreMadeAndUsed()
    {
        CUcontext context;
        Expect("cuDevicePrimaryCtxRetain 2", CudaNative.cuDevicePrimaryCtxRetain(&context, Device));
        Assert.Equal(new CUcontext(0x31), context);
        Expect("cuDevicePrimaryCtxRelease_v2 2", CudaNative.cuDevicePrimaryCtxRelease_v2(Device));

        CUctx_flags flags;
        int active;
        Expect("cuDevicePrimaryCtxGetState 2", CudaNative.cuDevicePrimaryCtxGetState(Device, &flags, &active));
        Assert.Equal((CUctx_flags.SchedBlockingSync, 1), (flags, active));

        Expect("cuCtxCreate_v2 2 2", CudaNative.cuCtxCreate_v2(&context, CUctx_flags.SchedYield, Device));
        Assert.Equal(new CUcontext(0x32), context);
        Expect("cuCtxDestroy_v2 0xc1", CudaNative.cuCtxDestroy_v2(Context));
        Expect("cuCtxSetCurrent (nil)", CudaNative.cuCtxSetCurrent(CUcontext.Null));
        Expect("cuCtxGetCurrent", CudaNative.cuCtxGetCurrent(&context));
        Assert.Equal(new CUcontext(0x33), context);
        Expect("cuCtxSynchronize", CudaNative.cuCtxSynchronize());
        Expect("cuCtxEnablePeerAccess 0xc1 0", CudaNative.cuCtxEnablePeerAccess(Context, 0));
    }

    [Fact]
    public void StreamsAreMadeAndUsed()
    {
        CUstream stream;
        Expect("cuStreamCreate 1", CudaNative.cuStreamCreate(&stream, CUstream_flags.NonBlocking));
        Assert.Equal(new CUstream(0x34), stream);
        Expect("cuStreamDestroy_v2 0x51", CudaNative.cuStreamDestroy_v2(Stream));
        Expect("cuStreamSynchronize (nil)", CudaNative.cuStreamSynchronize(CUstream.Default));
        Expect("cuStreamQuery 0x51", CudaNative.cuStreamQuery(Stream));
        CUcontext context;
        Expect("cuStreamGetCtx 0x51", CudaNative.cuStreamGetCtx(Stream, &context));
        Assert.Equal(new CUcontext(0x37), context);
        Expect("cuStreamWaitEvent 0x51 0xe1 0", CudaNative.cuStreamWaitEvent(Stream, Event, 0));
    }

    [Fact]
    public void EventsAreMadeAndUsed()
    {
        CUevent made;
        Expect("cuEventCreate 3", CudaNative.cuEventCreate(&made, CUevent_flags.BlockingSync | CUevent_flags.DisableTiming));
        Assert.Equal(new CUevent(0x35), made);
        Expect("cuEventDestroy_v2 0xe1", CudaNative.cuEventDestroy_v2(Event));
        Expect("cuEventRecord 0xe1 0x51", CudaNative.cuEventRecord(Event, Stream));
        Expect("cuEventQuery 0xe1", CudaNative.cuEventQuery(Event));
        Expect("cuEventSynchronize 0xe1", CudaNative.cuEventSynchronize(Event));
        float milliseconds;
        Expect("cuEventElapsedTime 0xe1 0xe2", CudaNative.cuEventElapsedTime(&milliseconds, hStart: Event, hEnd: new(0xe2)));
        Assert.Equal(1.5f, milliseconds);
    }

    [Fact]
    public void GraphsAreMadeAndUsed()
    {
        Expect("cuStreamBeginCapture_v2 0x51 1", CudaNative.cuStreamBeginCapture_v2(Stream, CUstreamCaptureMode.ThreadLocal));
        CUstreamCaptureStatus status;
        Expect("cuStreamIsCapturing 0x51", CudaNative.cuStreamIsCapturing(Stream, &status));
        Assert.Equal(CUstreamCaptureStatus.Active, status);
        CUstreamCaptureMode mode = CUstreamCaptureMode.Relaxed;
        Expect("cuThreadExchangeStreamCaptureMode 2", CudaNative.cuThreadExchangeStreamCaptureMode(&mode));
        Assert.Equal(CUstreamCaptureMode.ThreadLocal, mode);

        CUgraph graph;
        Expect("cuStreamEndCapture 0x51", CudaNative.cuStreamEndCapture(Stream, &graph));
        Assert.Equal(new CUgraph(0x36), graph);
        CUgraphExec exec;
        Expect("cuGraphInstantiateWithFlags 0x36 4294967298", CudaNative.cuGraphInstantiateWithFlags(&exec, graph, 0x1_0000_0002));
        Assert.Equal(new CUgraphExec(0x37), exec);
        Expect("cuGraphLaunch 0x37 0x51", CudaNative.cuGraphLaunch(exec, Stream));
        Expect("cuGraphDestroy 0x36", CudaNative.cuGraphDestroy(graph));
        Expect("cuGraphExecDestroy 0x37", CudaNative.cuGraphExecDestroy(exec));
    }

    [Fact]
    public void MemoryIsMadeAndUsed()
    {
        CUdeviceptr pointer;
        Expect("cuMemAlloc_v2 4294967301", CudaNative.cuMemAlloc_v2(&pointer, Size));
        Assert.Equal(new CUdeviceptr(unchecked((nint)0x7f0000001000)), pointer);
        Expect("cuMemFree_v2 7fff00001000", CudaNative.cuMemFree_v2(To));
        Expect(
            "cuMemcpyAsync 7fff00001000 7fff00002000 4294967301 0x51",
            CudaNative.cuMemcpyAsync(dst: To, src: From, Size, Stream));
        Expect(
            "cuMemcpyPeerAsync 7fff00001000 0xc1 7fff00002000 0xc2 4294967301 0x51",
            CudaNative.cuMemcpyPeerAsync(
                dstDevice: To, dstContext: Context, srcDevice: From, srcContext: new(0xc2), Size, Stream));
        Expect(
            "cuMemcpyDtoDAsync_v2 7fff00001000 7fff00002000 4294967301 0x51",
            CudaNative.cuMemcpyDtoDAsync_v2(dstDevice: To, srcDevice: From, Size, Stream));
        Expect("cuMemsetD8Async 7fff00001000 250 4294967301 0x51", CudaNative.cuMemsetD8Async(To, 250, Size, Stream));
        CUmemorytype type;
        Expect(
            "cuPointerGetAttribute 2 7fff00001000",
            CudaNative.cuPointerGetAttribute(&type, CUpointer_attribute.MemoryType, To));
        Assert.Equal(CUmemorytype.Device, type);
    }

    [Fact]
    public void EveryFunctionHasAStandIn() => Assert.All(
        typeof(CudaNative).GetMethods(BindingFlags.Public | BindingFlags.Static),
        method => Assert.True(NativeLibrary.TryGetExport(_recorder.Handle, method.Name, out _), method.Name));

    [Fact]
    public void AnotherAssemblyGetsTheSameDriver()
    {
        Assert.True(NativeLibraries.RegisterCudaResolverFor(typeof(CudaCallTests).Assembly));
        Assert.True(NativeLibraries.RegisterCudaResolverFor(typeof(CudaCallTests).Assembly));

        int count;
        Assert.Equal(600, OtherBinding.cuDeviceGetCount(&count));
        Assert.Equal("cuDeviceGetCount", _recorder.TakeCalls());
        Assert.Equal(3, count);
    }

    [Fact]
    public void AnAssemblyWithItsOwnResolverKeepsIt() =>
        Assert.False(NativeLibraries.RegisterCudaResolverFor(typeof(NativeLibraries).Assembly));

    private void Expect(string calls, CUresult result)
    {
        Assert.Equal(calls, _recorder.TakeCalls());
        Assert.Equal(CUresult.NotReady, result);
    }

    /// <summary>Imports the driver as ILGPU does.</summary>
    private static partial class OtherBinding
    {
        [LibraryImport("cuda")]
        internal static partial int cuDeviceGetCount(int* count);
    }
}
