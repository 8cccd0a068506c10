using System.Runtime.InteropServices;

namespace TypedCollectives.Interop.Cuda;

public static unsafe partial class CudaNative
{
    /// <summary>Allocates page-locked host memory.</summary>
    /// <param name="pp">Receives the address, which under unified addressing is the device's too.</param>
    /// <param name="bytesize">The size in bytes.</param>
    /// <param name="Flags">What it is for.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuMemHostAlloc(void** pp, nuint bytesize, CUmemhostalloc_flags Flags);

    /// <summary>Frees memory made by <see cref="cuMemHostAlloc"/>.</summary>
    /// <param name="p">The address.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuMemFreeHost(void* p);

    /// <summary>Asks which allocation an address lies in.</summary>
    /// <param name="pbase">Receives the address of its first byte.</param>
    /// <param name="psize">Receives its size in bytes.</param>
    /// <param name="dptr">The address.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuMemGetAddressRange_v2(CUdeviceptr* pbase, nuint* psize, CUdeviceptr dptr);

    /// <summary>Names an allocation for other processes of this host.</summary>
    /// <param name="pHandle">Receives the name.</param>
    /// <param name="dptr">An address made by <see cref="cuMemAlloc_v2"/>.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuIpcGetMemHandle(CUipcMemHandle* pHandle, CUdeviceptr dptr);

    /// <summary>Maps another process's allocation into the current context; not for an allocation of this process.</summary>
    /// <param name="pdptr">Receives the address its first byte has here.</param>
    /// <param name="handle">Its name.</param>
    /// <param name="Flags">1, <c>CU_IPC_MEM_LAZY_ENABLE_PEER_ACCESS</c>: opens access between the two devices if needed.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuIpcOpenMemHandle_v2(CUdeviceptr* pdptr, CUipcMemHandle handle, uint Flags);

    /// <summary>Ends a mapping made by <see cref="cuIpcOpenMemHandle_v2"/>.</summary>
    /// <param name="dptr">The address it gave.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuIpcCloseMemHandle(CUdeviceptr dptr);
}
