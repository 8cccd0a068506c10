using ILGPU.Runtime.Cuda;
using TypedCollectives.Interop.Cuda;

namespace TypedCollectives;

/// <summary>What the CUDA driver knows of addresses.</summary>
internal static unsafe class CudaPointers
{
    /// <summary>Throws unless an address is memory that a device can use: its own, managed, or page-locked host memory.</summary>
    internal static void RequireOn(nint pointer, CollectiveDevice device, CudaAccelerator accelerator)
    {
        accelerator.Bind();
        var address = new CUdeviceptr(pointer);
        CUmemorytype type;
        CUresult result = CudaNative.cuPointerGetAttribute(&type, CUpointer_attribute.MemoryType, address);
        if (result == CUresult.InvalidValue)
            throw ForeignBufferErrors.Unknown(pointer, device);
        CudaDriver.Check(result, "cuPointerGetAttribute");

        uint managed = 0; // the driver writes the lowest byte only
        CudaDriver.Check(CudaNative.cuPointerGetAttribute(&managed, CUpointer_attribute.IsManaged, address), "cuPointerGetAttribute");
        if (type != CUmemorytype.Device || managed != 0)
            return;

        int ordinal;
        CudaDriver.Check(CudaNative.cuPointerGetAttribute(&ordinal, CUpointer_attribute.DeviceOrdinal, address), "cuPointerGetAttribute");
        if (ordinal != accelerator.DeviceId)
            throw ForeignBufferErrors.OfAnotherDevice(pointer, ordinal, device, accelerator.DeviceId);
    }
}
