using System.Runtime.InteropServices;

namespace TypedCollectives.Interop.Nccl;

public static unsafe partial class NcclNative
{
    /// <summary>Allocates device memory that NCCL can use without a copy. Since 2.19.1.</summary>
    /// <param name="ptr">Receives the device address, to be freed by <see cref="ncclMemFree"/> and by nothing else.</param>
    /// <param name="size">The size in bytes.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclMemAlloc(void** ptr, nuint size);

    /// <summary>Frees memory made by <see cref="ncclMemAlloc"/>. Since 2.19.1.</summary>
    /// <param name="ptr">The device address.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclMemFree(void* ptr);

    /// <summary>Registers a buffer with a communicator, so that operations on it need no staging. Since 2.19.1.</summary>
    /// <param name="comm">The communicator.</param>
    /// <param name="buff">The device address.</param>
    /// <param name="size">The size in bytes.</param>
    /// <param name="handle">
    /// Receives the registration, to be ended by <see cref="ncclCommDeregister"/> before the buffer is freed.
    /// </param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclCommRegister(NcclComm comm, void* buff, nuint size, void** handle);

    /// <summary>Ends a registration. Since 2.19.1.</summary>
    /// <param name="comm">The communicator.</param>
    /// <param name="handle">The registration, invalid afterwards.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclCommDeregister(NcclComm comm, void* handle);
}
