using System.Runtime.InteropServices;

namespace TypedCollectives.Interop.Cuda;

public static unsafe partial class CudaNative
{
    /// <summary>Counts one more use of a device's primary context, and makes the context if it is the first.</summary>
    /// <param name="pctx">Receives the context; it does not become current.</param>
    /// <param name="dev">The device.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuDevicePrimaryCtxRetain(CUcontext* pctx, CUdevice dev);

    /// <summary>Counts one use of a device's primary context less, and ends the context after the last.</summary>
    /// <param name="dev">The device.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuDevicePrimaryCtxRelease_v2(CUdevice dev);

    /// <summary>Asks how a device's primary context stands.</summary>
    /// <param name="dev">The device.</param>
    /// <param name="flags">Receives its flags.</param>
    /// <param name="active">Receives 1 if it is active, 0 if not.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuDevicePrimaryCtxGetState(CUdevice dev, CUctx_flags* flags, int* active);

    /// <summary>Makes a context of its own on a device and makes it current on this thread.</summary>
    /// <param name="pctx">Receives the context, owned by the caller.</param>
    /// <param name="flags">How it behaves.</param>
    /// <param name="dev">The device.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuCtxCreate_v2(CUcontext* pctx, CUctx_flags flags, CUdevice dev);

    /// <summary>Destroys a context made by <see cref="cuCtxCreate_v2"/>; never a primary one.</summary>
    /// <param name="ctx">The context, invalid afterwards.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuCtxDestroy_v2(CUcontext ctx);

    /// <summary>Makes a context current on this thread.</summary>
    /// <param name="ctx">The context, or <see cref="CUcontext.Null"/> for none.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuCtxSetCurrent(CUcontext ctx);

    /// <summary>Reads the context current on this thread.</summary>
    /// <param name="pctx">Receives it, or <see cref="CUcontext.Null"/>.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuCtxGetCurrent(CUcontext* pctx);

    /// <summary>Waits for all work of the current context.</summary>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuCtxSynchronize();

    /// <summary>Lets the current context use the memory of another one, in this direction only.</summary>
    /// <param name="peerContext">The context whose memory it is.</param>
    /// <param name="Flags">0.</param>
    /// <returns>The result; <see cref="CUresult.PeerAccessAlreadyEnabled"/> if it was enabled before.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuCtxEnablePeerAccess(CUcontext peerContext, uint Flags);
}
