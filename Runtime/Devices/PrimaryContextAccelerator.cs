using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using TypedCollectives.Interop.Cuda;

namespace TypedCollectives;

/// <summary>An ILGPU accelerator that works in its device's primary CUDA context.</summary>
/// <remarks>
/// ILGPU makes a context of its own for every accelerator, but NCCL, like everything on the CUDA runtime API, works in the primary
/// one, and refuses streams of another ("invalid resource handle"). Right after ILGPU's constructor nothing is tied to its
/// context yet (the default stream is the null stream, kernels load lazily), so the handle can be exchanged: the accelerator gets
/// the primary context, ILGPU's own is destroyed. ILGPU destroys "its" context when it is disposed, which must not be the primary
/// one, so the handle is exchanged again, for a throw-away context, as the first thing that dispose does.
/// </remarks>
internal sealed unsafe class PrimaryContextAccelerator : IDisposable
{
    private readonly CUdevice _device;
    private readonly DisposeGuard _guard;

    internal PrimaryContextAccelerator(Context context, CudaDevice device)
    {
        RequireKnownIlgpu();
        Accelerator = (CudaAccelerator)device.CreateAccelerator(context);
        CUdevice handle;
        CUcontext primary;
        CudaDriver.Check(CudaNative.cuDeviceGet(&handle, device.DeviceId), "cuDeviceGet");
        CudaDriver.Check(CudaNative.cuDevicePrimaryCtxRetain(&primary, handle), "cuDevicePrimaryCtxRetain");
        _device = handle;
        nint own = Accelerator.NativePtr;
        SetNativePtr(Accelerator, primary.Value);
        CudaDriver.Check(CudaNative.cuCtxDestroy_v2(new CUcontext(own)), "cuCtxDestroy");
        CudaDriver.Check(CudaNative.cuCtxSetCurrent(primary), "cuCtxSetCurrent");
        _guard = new DisposeGuard(Accelerator, _device);
    }

    internal CudaAccelerator Accelerator { get; }

    public void Dispose()
    {
        if (!Accelerator.IsDisposed)
            Accelerator.Dispose();
        GC.KeepAlive(_guard);
        _ = CudaNative.cuDevicePrimaryCtxRelease_v2(_device);
    }

    private static void RequireKnownIlgpu()
    {
        Version? version = typeof(Accelerator).Assembly.GetName().Version;
        if (version is null || (version.Major, version.Minor, version.Build) != (1, 5, 3))
        {
            throw new NotSupportedException(
                $"CUDA devices need ILGPU 1.5.3, whose internals are known here; ILGPU {version} is loaded. Pin the package to 1.5.3.");
        }
    }

    private static void SetNativePtr(Accelerator accelerator, nint value)
    {
        try
        {
            SetNativePtrCore(accelerator, value);
        }
        catch (MissingMethodException exception)
        {
            throw new NotSupportedException(
                "CUDA devices need ILGPU 1.5.3, whose internals are known here: the ILGPU that is loaded has no setter of "
                + "Accelerator.NativePtr. Pin the package to 1.5.3.",
                exception);
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_NativePtr")]
    private static extern void SetNativePtrCore(Accelerator accelerator, nint value);

    /// <summary>
    /// The accelerator's first child object. ILGPU disposes the children, with the accelerator's context still current, before it
    /// destroys the context; the buffers and kernels that follow are freed in the primary context.
    /// </summary>
    private sealed class DisposeGuard(Accelerator accelerator, CUdevice device) : AcceleratorObject(accelerator)
    {
        protected override void DisposeAcceleratorObject(bool disposing)
        {
            CUcontext current;
            CUcontext throwAway;
            CudaDriver.Check(CudaNative.cuCtxGetCurrent(&current), "cuCtxGetCurrent");
            CudaDriver.Check(CudaNative.cuCtxCreate_v2(&throwAway, CUctx_flags.SchedAuto, device), "cuCtxCreate");
            SetNativePtr(Accelerator, throwAway.Value);
            CudaDriver.Check(CudaNative.cuCtxSetCurrent(current), "cuCtxSetCurrent");
        }
    }
}
