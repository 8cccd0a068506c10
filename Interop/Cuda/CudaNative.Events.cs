using System.Runtime.InteropServices;

namespace TypedCollectives.Interop.Cuda;

public static unsafe partial class CudaNative
{
    /// <summary>Makes an event in the current context.</summary>
    /// <param name="phEvent">Receives the event, owned by the caller.</param>
    /// <param name="Flags">How it behaves.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuEventCreate(CUevent* phEvent, CUevent_flags Flags);

    /// <summary>Destroys an event.</summary>
    /// <param name="hEvent">The event, invalid afterwards.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuEventDestroy_v2(CUevent hEvent);

    /// <summary>Records an event: it is reached when the work now on the stream is done.</summary>
    /// <param name="hEvent">The event, of the stream's context.</param>
    /// <param name="hStream">The stream.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuEventRecord(CUevent hEvent, CUstream hStream);

    /// <summary>Asks whether an event has been reached.</summary>
    /// <param name="hEvent">The event.</param>
    /// <returns><see cref="CUresult.Success"/> if it has, <see cref="CUresult.NotReady"/> if not, or an error.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuEventQuery(CUevent hEvent);

    /// <summary>Waits for an event.</summary>
    /// <param name="hEvent">The event.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuEventSynchronize(CUevent hEvent);

    /// <summary>Reads the time between two events that were reached and keep the time.</summary>
    /// <param name="pMilliseconds">Receives the time in milliseconds, about half a microsecond exact.</param>
    /// <param name="hStart">The first event.</param>
    /// <param name="hEnd">The second event.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuEventElapsedTime(float* pMilliseconds, CUevent hStart, CUevent hEnd);
}
