using System.Runtime.InteropServices;

namespace TypedCollectives.Interop.Ibverbs;

/// <summary>The functions of libibverbs (infiniband/verbs.h) that tell which devices and ports there are.</summary>
/// <remarks>
/// A function is bound when it is first called. Without a library every function throws
/// <see cref="Libraries.NativeLibraryNotFoundException"/>. Nothing is checked here and nothing is freed.
/// </remarks>
public static unsafe partial class IbverbsNative
{
    /// <summary>The name under which the library is imported; the resolver turns it into a file.</summary>
    internal const string LibraryName = "ibverbs";

    /// <summary>Lists the devices.</summary>
    /// <param name="num_devices">Receives their number.</param>
    /// <returns>The devices, to be given to <see cref="ibv_free_device_list"/>; null, and the last error is set, if it failed.</returns>
    [LibraryImport(LibraryName, SetLastError = true)]
    public static partial IbvDevice* ibv_get_device_list(int* num_devices);

    /// <summary>Gives a list back; devices of it that are open stay open.</summary>
    /// <param name="list">The list.</param>
    [LibraryImport(LibraryName)]
    public static partial void ibv_free_device_list(IbvDevice* list);

    /// <summary>Names a device.</summary>
    /// <param name="device">The device.</param>
    /// <returns>A null-terminated text, for example <c>mlx5_0</c>, valid as long as the list.</returns>
    [LibraryImport(LibraryName)]
    public static partial byte* ibv_get_device_name(IbvDevice device);

    /// <summary>Opens a device.</summary>
    /// <param name="device">The device.</param>
    /// <returns>The open device; a null pointer and the last error is set if that failed.</returns>
    [LibraryImport(LibraryName, SetLastError = true)]
    public static partial IbvContext ibv_open_device(IbvDevice device);

    /// <summary>Closes a device.</summary>
    /// <param name="context">The open device.</param>
    /// <returns>0, or an error number.</returns>
    [LibraryImport(LibraryName)]
    public static partial int ibv_close_device(IbvContext context);

    /// <summary>Reads what a device is.</summary>
    /// <param name="context">The open device.</param>
    /// <param name="device_attr">Receives it.</param>
    /// <returns>0, or an error number.</returns>
    [LibraryImport(LibraryName)]
    public static partial int ibv_query_device(IbvContext context, IbvDeviceAttr* device_attr);

    /// <summary>Reads how a port is.</summary>
    /// <param name="context">The open device.</param>
    /// <param name="port_num">The port, from 1.</param>
    /// <param name="port_attr">Receives it; zero before the call.</param>
    /// <returns>0, or an error number.</returns>
    [LibraryImport(LibraryName)]
    public static partial int ibv_query_port(IbvContext context, byte port_num, IbvPortAttr* port_attr);
}
