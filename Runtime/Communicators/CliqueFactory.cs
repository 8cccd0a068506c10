using ILGPU.Runtime;
using TypedCollectives.Interop.Libraries;

namespace TypedCollectives;

/// <summary>Finds devices, chooses the backend and makes the communicators of a clique.</summary>
internal static class CliqueFactory
{
    private const int MinHostDevices = 2;
    private const int MaxHostDevices = 8;

    internal static CommunicatorClique Create(int? count, CommunicatorOptions options)
    {
        int cuda = options.Backend == BackendKind.Host ? 0 : DeviceSet.CountCuda();
        if (cuda == 0)
            return CreateOnHost(count ?? Math.Clamp(Environment.ProcessorCount, MinHostDevices, MaxHostDevices), options);

        if (count > cuda)
        {
            throw new ArgumentOutOfRangeException(
                nameof(count), count, $"There are {cuda} CUDA devices. Ask for fewer, or for BackendKind.Host.");
        }

        DeviceSet devices = DeviceSet.OpenCuda(0, count ?? cuda);
        try
        {
            (BackendKind backend, string reason) = options.Backend == BackendKind.Auto
                ? BackendChoice.ForCuda(devices.Devices.Length, PeerLinks.AllDirect(devices.Devices))
                : (options.Backend, $"{options.Backend}: asked for");
            return backend == BackendKind.Nccl
                ? Make(devices, NcclClique.InitAll(devices.Devices, options), reason)
                : MakePeer(devices, options, reason);
        }
        catch
        {
            devices.Dispose();
            throw;
        }
    }

    internal static CommunicatorClique Create(IReadOnlyList<Accelerator> accelerators, CommunicatorOptions options)
    {
        if (accelerators.Count == 0)
            throw new ArgumentException("A clique needs at least one accelerator.", nameof(accelerators));
        if (accelerators.Distinct().Count() != accelerators.Count)
            throw new ArgumentException("An accelerator can be one rank only: it is given twice.", nameof(accelerators));
        if (options.Backend is not (BackendKind.Auto or BackendKind.Peer))
        {
            throw new NotSupportedException(
                $"Accelerators made elsewhere are carried by the Peer backend, not by {options.Backend}. For NCCL let InitAll open the devices: it "
                + "puts ILGPU on the primary context, the one NCCL works in.");
        }

        DeviceSet devices = DeviceSet.Wrap(accelerators);
        return MakePeer(devices, options, $"Peer: {accelerators.Count} ILGPU accelerators given by the caller");
    }

    /// <summary>Makes a Peer clique whose links are what the caller says: tests have no machine with every kind of link.</summary>
    internal static CommunicatorClique CreatePeer(DeviceSet devices, Func<CollectiveDevice[], PeerLink[,]> open, CommunicatorOptions options) =>
        Make(devices, part => new PeerExecutor(part, open(part), options.Timeout), options, "Peer: asked for");

    private static CommunicatorClique CreateOnHost(int count, CommunicatorOptions options)
    {
        switch (options.Backend)
        {
            case BackendKind.Nccl:
                _ = NativeLibraries.TryLoadCuda(out NativeLibraryInfo driver);
                throw new NotSupportedException(
                    $"The Nccl backend needs CUDA devices, and none was found. The CUDA driver: {driver.Explanation}");
            case BackendKind.Peer:
                return MakePeer(DeviceSet.OpenHost(count), options, "Peer: asked for; no CUDA device, so on ILGPU's CPU accelerators");
            default:
                string reason = options.Backend == BackendKind.Host ? "Host: asked for" : BackendChoice.HostReason;
                return Make(DeviceSet.OpenHost(count), _ => new HostExecutor(), options, reason);
        }
    }

    /// <summary>Makes a Peer clique of CUDA devices, or fails: tests put several ranks on one device, benchmarks vary the tuning.</summary>
    internal static CommunicatorClique CreateCudaPeer(DeviceSet devices, CommunicatorOptions options, PeerTuning tuning)
    {
        _ = PeerLinks.Open(devices.Devices);
        return Make(devices, part => new CudaPeerExecutor(part, options.Timeout, tuning), options, "Peer: asked for");
    }

    private static CommunicatorClique MakePeer(DeviceSet devices, CommunicatorOptions options, string reason) =>
        Make(devices, part => MakePeerExecutor(part, options.Timeout), options, reason);

    private static ICliqueExecutor MakePeerExecutor(CollectiveDevice[] devices, TimeSpan timeout)
    {
        PeerLink[,] links = PeerLinks.Open(devices);
        bool meetOnDevice = devices.Length is > 1 and <= PeerAddresses.MaxRanks
            && devices.All(device => device.Kind == DeviceKind.Cuda)
            && links.Cast<PeerLink>().All(link => link == PeerLink.Direct);
        return meetOnDevice ? new CudaPeerExecutor(devices, timeout, PeerTuning.Default) : new PeerExecutor(devices, links, timeout);
    }

    private static CommunicatorClique Make(
        DeviceSet devices, Func<CollectiveDevice[], ICliqueExecutor> makeExecutor, CommunicatorOptions options, string reason)
    {
        int size = devices.Devices.Length;
        var exchange = new CliqueExchange(size, makeExecutor(devices.Devices), options.Timeout, makeExecutor);
        return Make(devices, [.. Enumerable.Range(0, size).Select(rank => new InProcessBackend(rank, exchange))], reason);
    }

    private static CommunicatorClique Make(DeviceSet devices, ICommunicatorBackend[] backends, string reason)
    {
        int size = backends.Length;
        var communicators = new Communicator[size];
        for (int rank = 0; rank < size; rank++)
            communicators[rank] = new Communicator(rank, size, devices.Devices[rank], backends[rank], reason);
        return new CommunicatorClique([.. communicators], reason, devices);
    }
}
