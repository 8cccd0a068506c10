using System.Runtime.InteropServices;

namespace TypedCollectives.Interop.Cuda;

public static unsafe partial class CudaNative
{
    /// <summary>Makes a stream in the current context.</summary>
    /// <param name="phStream">Receives the stream, owned by the caller.</param>
    /// <param name="Flags">How it behaves.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuStreamCreate(CUstream* phStream, CUstream_flags Flags);

    /// <summary>Destroys a stream; work on it still finishes.</summary>
    /// <param name="hStream">The stream, invalid afterwards.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuStreamDestroy_v2(CUstream hStream);

    /// <summary>Waits for the work of a stream.</summary>
    /// <param name="hStream">The stream.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuStreamSynchronize(CUstream hStream);

    /// <summary>Asks whether the work of a stream is done.</summary>
    /// <param name="hStream">The stream.</param>
    /// <returns><see cref="CUresult.Success"/> if it is, <see cref="CUresult.NotReady"/> if not, or an error.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuStreamQuery(CUstream hStream);

    /// <summary>Asks in which context a stream was made.</summary>
    /// <param name="hStream">The stream.</param>
    /// <param name="pctx">Receives the context.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuStreamGetCtx(CUstream hStream, CUcontext* pctx);

    /// <summary>Makes later work of a stream wait for an event as it was last recorded.</summary>
    /// <param name="hStream">The stream.</param>
    /// <param name="hEvent">The event, of any context.</param>
    /// <param name="Flags">0.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuStreamWaitEvent(CUstream hStream, CUevent hEvent, uint Flags);
}
