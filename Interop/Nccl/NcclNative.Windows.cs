using System.Runtime.InteropServices;

namespace TypedCollectives.Interop.Nccl;

public static unsafe partial class NcclNative
{
    /// <summary>Registers a buffer of every rank together. Called by all ranks, in the same order. Since 2.27.3.</summary>
    /// <param name="comm">The communicator.</param>
    /// <param name="buff">
    /// The device address, a multiple of <see cref="NcclConstants.WindowAlignment"/>, in memory of <see cref="ncclMemAlloc"/> or
    /// of CUDA's virtual memory functions.
    /// </param>
    /// <param name="size">The size in bytes, the same on every rank.</param>
    /// <param name="win">
    /// Receives the window, to be ended by <see cref="ncclCommWindowDeregister"/> before the buffer is freed. It is null, and the
    /// result a success, where there is no symmetric memory. In a group it is filled at the group's end.
    /// </param>
    /// <param name="winFlags">What the window is for.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclCommWindowRegister(
        NcclComm comm, void* buff, nuint size, NcclWindow* win, NcclWindowFlags winFlags);

    /// <summary>Ends a window. Since 2.27.3.</summary>
    /// <param name="comm">The communicator.</param>
    /// <param name="win">The window, invalid afterwards.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclCommWindowDeregister(NcclComm comm, NcclWindow win);

    /// <summary>Reads the address a window was registered with. Since 2.29.2.</summary>
    /// <param name="comm">The communicator.</param>
    /// <param name="win">The window.</param>
    /// <param name="outUserPtr">Receives the device address.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclWinGetUserPtr(NcclComm comm, NcclWindow win, void** outUserPtr);
}
