using System.Buffers.Binary;
using System.Runtime.InteropServices;
using TypedCollectives.Interop.Ibverbs;

namespace TypedCollectives;

/// <summary>Reads the ports with libibverbs, as NCCL does.</summary>
internal static unsafe class VerbsReader
{
    private static readonly int[] LaneMegabits = [2500, 5000, 10000, 10000, 14000, 25000, 50000, 100000, 200000];
    private static readonly int[] LaneCounts = [1, 4, 8, 12, 2];

    /// <summary>Reads every device; the library must be loaded.</summary>
    /// <param name="source">The library's file.</param>
    /// <param name="sysfs">The folder the devices' PCI addresses are read from.</param>
    internal static InfiniBandReading Read(string source, string sysfs = SysfsReader.Folder)
    {
        var ports = new List<InfiniBandPort>();
        var failures = new List<string>();
        int count = 0;
        IbvDevice* devices = IbverbsNative.ibv_get_device_list(&count);
        if (devices is null)
            return new InfiniBandReading([], [$"ibv_get_device_list failed ({LastError()})"], source);

        for (int i = 0; i < count; i++)
            AddDevice(devices[i], sysfs, ports, failures);
        IbverbsNative.ibv_free_device_list(devices);
        return new InfiniBandReading(ports, failures, source);
    }

    /// <summary>The speed of a port from the two masks: the lowest bit set of each counts, as in NCCL.</summary>
    internal static long Speed(uint speedMask, uint widthMask) =>
        (long)AtLowestBit(LaneMegabits, speedMask) * AtLowestBit(LaneCounts, widthMask);

    private static void AddDevice(IbvDevice device, string sysfs, List<InfiniBandPort> ports, List<string> failures)
    {
        string name = Marshal.PtrToStringUTF8((nint)IbverbsNative.ibv_get_device_name(device)) ?? "";
        IbvContext context = IbverbsNative.ibv_open_device(device);
        if (context.IsNull)
        {
            failures.Add($"{name}: ibv_open_device failed ({LastError()})");
            return;
        }

        IbvDeviceAttr attributes = default;
        int error = IbverbsNative.ibv_query_device(context, &attributes);
        if (error != 0)
            failures.Add($"{name}: ibv_query_device failed ({Marshal.GetPInvokeErrorMessage(error)})");

        string? pciPath = SysfsReader.PciPathOf(Path.Join(sysfs, name));
        for (int number = 1; error == 0 && number <= attributes.PhysPortCnt; number++)
        {
            IbvPortAttr port = default;
            int portError = IbverbsNative.ibv_query_port(context, (byte)number, &port);
            if (portError != 0)
                failures.Add($"{name}:{number}: ibv_query_port failed ({Marshal.GetPInvokeErrorMessage(portError)})");
            else
                ports.Add(PortOf(name, number, attributes, port, pciPath));
        }

        _ = IbverbsNative.ibv_close_device(context);
    }

    private static InfiniBandPort PortOf(
        string name, int number, in IbvDeviceAttr device, in IbvPortAttr port, string? pciPath) => new()
        {
            Device = name,
            Port = number,
            LinkLayer = port.LinkLayer switch
            {
                IbvLinkLayer.InfiniBand => InfiniBandLinkLayer.InfiniBand,
                IbvLinkLayer.Ethernet => InfiniBandLinkLayer.Ethernet,
                _ => InfiniBandLinkLayer.Other,
            },
            State = port.State.ToString().ToUpperInvariant(),
            MegabitsPerSecond = Speed(port.ActiveSpeedEx != 0 ? port.ActiveSpeedEx : port.ActiveSpeed, port.ActiveWidth),
            Guid = BinaryPrimitives.ReverseEndianness(device.SysImageGuid),
            PciPath = pciPath,
            MaxQueuePairs = device.MaxQp,
        };

    /// <summary>No bit set counts as the last, as NCCL's firstBitSet.</summary>
    private static int AtLowestBit(int[] values, uint mask) =>
        values[Math.Min(System.Numerics.BitOperations.TrailingZeroCount(mask), values.Length - 1)];

    private static string LastError() => Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError());
}
