using System.Runtime.InteropServices;

namespace TypedCollectives.Interop.Cuda;

public static unsafe partial class CudaNative
{
    /// <summary>Counts the devices that this process may see.</summary>
    /// <param name="count">Receives the number.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuDeviceGetCount(int* count);

    /// <summary>Finds a device by its ordinal.</summary>
    /// <param name="device">Receives the device.</param>
    /// <param name="ordinal">From 0 to the number of devices - 1.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuDeviceGet(CUdevice* device, int ordinal);

    /// <summary>Reads a device's name.</summary>
    /// <param name="name">Receives the null-terminated name.</param>
    /// <param name="len">The room at <paramref name="name"/> in bytes.</param>
    /// <param name="dev">The device.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuDeviceGetName(byte* name, int len, CUdevice dev);

    /// <summary>Reads the size of a device's memory.</summary>
    /// <param name="bytes">Receives the size in bytes.</param>
    /// <param name="dev">The device.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuDeviceTotalMem_v2(nuint* bytes, CUdevice dev);

    /// <summary>Reads an attribute of a device.</summary>
    /// <param name="pi">Receives the value.</param>
    /// <param name="attrib">The attribute.</param>
    /// <param name="dev">The device.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuDeviceGetAttribute(int* pi, CUdevice_attribute attrib, CUdevice dev);

    /// <summary>Reads a device's PCI address.</summary>
    /// <param name="pciBusId">Receives it as null-terminated text, <c>domain:bus:device.function</c>.</param>
    /// <param name="len">The room at <paramref name="pciBusId"/> in bytes; 13 are enough.</param>
    /// <param name="dev">The device.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuDeviceGetPCIBusId(byte* pciBusId, int len, CUdevice dev);

    /// <summary>Asks whether a device can use another's memory.</summary>
    /// <param name="canAccessPeer">Receives 1 if it can, 0 if not.</param>
    /// <param name="dev">The device that would use the memory.</param>
    /// <param name="peerDev">The device whose memory it is.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuDeviceCanAccessPeer(int* canAccessPeer, CUdevice dev, CUdevice peerDev);
}
