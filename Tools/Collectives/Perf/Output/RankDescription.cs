using System.Globalization;
using ILGPU.Runtime.Cuda;

namespace TypedCollectives.Tools;

/// <summary>A rank as the reports name it.</summary>
/// <param name="Rank">The rank.</param>
/// <param name="ProcessId">Its process.</param>
/// <param name="HostName">Its host.</param>
/// <param name="Device">Its device's number.</param>
/// <param name="Address">Its device's PCI address, or what stands for one.</param>
/// <param name="DeviceName">Its device's name.</param>
/// <param name="Backend">What carries its collectives.</param>
internal sealed record RankDescription(
    int Rank, int ProcessId, string HostName, int Device, string Address, string DeviceName, BackendKind Backend)
{
    internal static IEnumerable<RankDescription> Of(CommunicatorClique clique) => clique.Select(Of);

    private static RankDescription Of(Communicator communicator)
    {
        CollectiveDevice device = communicator.Device;
        return new RankDescription(
            communicator.Rank, Environment.ProcessId, Environment.MachineName, device.Index, AddressOf(device), device.Name,
            communicator.Backend);
    }

    private static string AddressOf(CollectiveDevice device)
    {
        if (device.Kind == DeviceKind.Cuda && device.Accelerator is CudaAccelerator cuda)
            return string.Create(CultureInfo.InvariantCulture, $"{cuda.PCIDomainId:x4}:{cuda.PCIBusId:x2}:{cuda.PCIDeviceId:x2}");
        return device.Kind.ToString().ToLowerInvariant();
    }
}
