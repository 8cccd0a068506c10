using TypedCollectives.Interop.Cuda;
using TypedCollectives.Interop.Tests.Support;

namespace TypedCollectives.Interop.Tests.Cuda;

/// <summary>Every argument of the functions that load kernels and share memory arrives in C as it was given.</summary>
[Collection(RecordingLibraries.CudaCalls)]
public unsafe class CudaKernelCallTests
{
    private static readonly CUstream Stream = new(0x51);
    private static readonly CUfunction Function = new(0xf1);
    private static readonly CUdeviceptr Address = new(unchecked((nint)0x7fff00001000));
    private readonly Recorder _recorder = RecordingLibraries.Cuda;

    public CudaKernelCallTests() => _recorder.TakeCalls();

    [Fact]
    public void KernelsAreLoadedAndLaunched()
    {
        CUmodule module;
        int* options = stackalloc int[] { 5, 6 };
        void** values = stackalloc void*[] { (void*)0x5, (void*)0x6 };
        fixed (byte* image = "ptx"u8)
            Expect("cuModuleLoadDataEx ptx 2 6 0x6", CudaNative.cuModuleLoadDataEx(&module, image, 2, options, values));
        Assert.Equal(new CUmodule(0x36), module);
        CUfunction function;
        fixed (byte* name = "kernel"u8)
            Expect("cuModuleGetFunction 0x36 kernel", CudaNative.cuModuleGetFunction(&function, module, name));
        Assert.Equal(new CUfunction(0x37), function);
        int groups;
        Expect(
            "cuOccupancyMaxActiveBlocksPerMultiprocessor 0xf1 512 4294967301",
            CudaNative.cuOccupancyMaxActiveBlocksPerMultiprocessor(&groups, Function, 512, unchecked((nuint)0x1_0000_0005)));
        Assert.Equal(4, groups);
        int second = 77;
        void** arguments = stackalloc void*[] { null, &second };
        Expect(
            "cuLaunchKernel 0xf1 1 2 3 4 5 6 7 0x51 77 (nil)",
            CudaNative.cuLaunchKernel(Function, 1, 2, 3, 4, 5, 6, 7, Stream, arguments, null));
        CUlaunchAttribute* attributes = stackalloc CUlaunchAttribute[2];
        attributes[1] = new CUlaunchAttribute { id = CUlaunchAttributeID.ProgrammaticStreamSerialization, value = 1 };
        var config = new CUlaunchConfig
        {
            gridDimX = 1,
            gridDimY = 2,
            gridDimZ = 3,
            blockDimX = 4,
            blockDimY = 5,
            blockDimZ = 6,
            sharedMemBytes = 7,
            hStream = Stream,
            attrs = attributes,
            numAttrs = 2,
        };
        Expect(
            "cuLaunchKernelEx 1 2 3 4 5 6 7 0x51 2 6 1 0xf1 77 (nil)", CudaNative.cuLaunchKernelEx(&config, Function, arguments, null));
        Expect("cuModuleUnload 0x36", CudaNative.cuModuleUnload(module));
    }

    [Fact]
    public void MemoryIsShared()
    {
        void* host;
        Expect("cuMemHostAlloc 4096 3", CudaNative.cuMemHostAlloc(&host, 4096, CUmemhostalloc_flags.Portable | CUmemhostalloc_flags.DeviceMap));
        Assert.Equal(0x38, (nint)host);
        Expect("cuMemFreeHost 0x38", CudaNative.cuMemFreeHost(host));

        CUdeviceptr start;
        nuint bytes;
        Expect("cuMemGetAddressRange_v2 7fff00001000", CudaNative.cuMemGetAddressRange_v2(&start, &bytes, Address));
        Assert.Equal((new CUdeviceptr(unchecked((nint)0x7fff00000f00)), (nuint)1 << 33), (start, bytes));

        CUipcMemHandle handle;
        Assert.Equal(64, sizeof(CUipcMemHandle));
        Expect("cuIpcGetMemHandle 7fff00001000", CudaNative.cuIpcGetMemHandle(&handle, Address));
        Assert.Equal((1, 64), (handle[0], handle[63]));
        CUdeviceptr opened;
        Expect("cuIpcOpenMemHandle_v2 1 64 1", CudaNative.cuIpcOpenMemHandle_v2(&opened, handle, 1));
        Assert.Equal(new CUdeviceptr(unchecked((nint)0x7f0000002000)), opened);
        Expect("cuIpcCloseMemHandle 7fff00001000", CudaNative.cuIpcCloseMemHandle(Address));
    }

    private void Expect(string calls, CUresult result)
    {
        Assert.Equal(calls, _recorder.TakeCalls());
        Assert.Equal(CUresult.NotReady, result);
    }
}
