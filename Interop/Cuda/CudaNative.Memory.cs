using System.Runtime.InteropServices;

namespace TypedCollectives.Interop.Cuda;

public static unsafe partial class CudaNative
{
    /// <summary>Allocates memory of the current context's device.</summary>
    /// <param name="dptr">Receives the address, aligned to 256 bytes, owned by the caller.</param>
    /// <param name="bytesize">The size in bytes, not 0.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuMemAlloc_v2(CUdeviceptr* dptr, nuint bytesize);

    /// <summary>Frees memory made by <see cref="cuMemAlloc_v2"/>; waits for the device.</summary>
    /// <param name="dptr">The address.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuMemFree_v2(CUdeviceptr dptr);

    /// <summary>Copies between any two addresses of the unified address space.</summary>
    /// <param name="dst">The destination.</param>
    /// <param name="src">The source.</param>
    /// <param name="ByteCount">The size in bytes.</param>
    /// <param name="hStream">The stream.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuMemcpyAsync(CUdeviceptr dst, CUdeviceptr src, nuint ByteCount, CUstream hStream);

    /// <summary>Copies between the memories of two contexts.</summary>
    /// <param name="dstDevice">The destination.</param>
    /// <param name="dstContext">Its context.</param>
    /// <param name="srcDevice">The source.</param>
    /// <param name="srcContext">Its context.</param>
    /// <param name="ByteCount">The size in bytes.</param>
    /// <param name="hStream">The stream.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuMemcpyPeerAsync(
        CUdeviceptr dstDevice, CUcontext dstContext, CUdeviceptr srcDevice, CUcontext srcContext, nuint ByteCount,
        CUstream hStream);

    /// <summary>Copies between two device addresses.</summary>
    /// <param name="dstDevice">The destination.</param>
    /// <param name="srcDevice">The source.</param>
    /// <param name="ByteCount">The size in bytes.</param>
    /// <param name="hStream">The stream.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuMemcpyDtoDAsync_v2(
        CUdeviceptr dstDevice, CUdeviceptr srcDevice, nuint ByteCount, CUstream hStream);

    /// <summary>Fills device memory with one byte.</summary>
    /// <param name="dstDevice">The destination.</param>
    /// <param name="uc">The byte.</param>
    /// <param name="N">The size in bytes.</param>
    /// <param name="hStream">The stream.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuMemsetD8Async(CUdeviceptr dstDevice, byte uc, nuint N, CUstream hStream);

    /// <summary>Reads an attribute of an address.</summary>
    /// <param name="data">Receives the value; its type is the attribute's.</param>
    /// <param name="attribute">The attribute.</param>
    /// <param name="ptr">The address.</param>
    /// <returns>The result; <see cref="CUresult.InvalidValue"/> if the driver does not know the address.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuPointerGetAttribute(void* data, CUpointer_attribute attribute, CUdeviceptr ptr);
}
