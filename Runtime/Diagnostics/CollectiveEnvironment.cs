using System.Runtime.InteropServices;
using TypedCollectives.Interop.Cuda;
using TypedCollectives.Interop.Libraries;
using TypedCollectives.Interop.Nccl;

namespace TypedCollectives;

/// <summary>Tells what collectives would run on here, without opening a device.</summary>
public static class CollectiveEnvironment
{
    /// <summary>Looks for devices and libraries.</summary>
    /// <returns>What was found, and what follows for each backend.</returns>
    public static EnvironmentReport Inspect()
    {
        _ = NativeLibraries.TryLoadCuda(out NativeLibraryInfo cuda);
        _ = NativeLibraries.TryLoadNccl(out NativeLibraryInfo nccl);
        _ = NativeLibraries.TryLoadIbverbs(out NativeLibraryInfo verbs);
        NcclVersion? version = nccl.IsLoaded ? NcclLibrary.Load().Version : null;
        List<DeviceReport> gpus = cuda.IsLoaded ? CudaDevices() : [];
        int count = gpus.Count;
        var host = new DeviceReport(
            DeviceKind.Host, 0, $"{Environment.ProcessorCount} processors", GC.GetGCMemoryInfo().TotalAvailableMemoryBytes, []);

        string noDevice = cuda.IsLoaded ? "the CUDA driver reports no device" : "the CUDA driver was not found";
        BackendReport[] backends =
        [
            new(BackendKind.Nccl, count > 0 && nccl.IsLoaded, count == 0 ? $"needs CUDA devices: {noDevice}"
                : nccl.IsLoaded ? $"{count} CUDA devices and {nccl.Path}" : "libnccl.so.2 was not found"),
            new(BackendKind.Peer, true, count > 0 ? $"ILGPU kernels on {count} CUDA devices"
                : $"ILGPU kernels on ILGPU's CPU accelerators, for debugging ({noDevice})"),
            new(BackendKind.Host, true, $"SIMD over host memory, {Environment.ProcessorCount} processors"),
        ];
        LibraryReport[] libraries =
        [
            new("CUDA driver", cuda.Path, cuda.IsLoaded ? CudaVersion() : null, cuda.Explanation),
            new("NCCL", nccl.Path, version?.ToString(), nccl.Explanation),
            new("RDMA verbs", verbs.Path, null, verbs.Explanation),
        ];
        bool direct = gpus.All(gpu => gpu.PeerAccess.Count == count - 1);
        string auto = count == 0 ? BackendChoice.HostReason : BackendChoice.ForCuda(count, direct).Reason;
        return new EnvironmentReport([.. gpus, host], backends, libraries, auto, NetworkInspection.Inspect(version));
    }

    private static unsafe List<DeviceReport> CudaDevices()
    {
        int count = CudaDriver.CountDevices();
        const int NameBytes = 256;
        byte* name = stackalloc byte[NameBytes];
        var devices = new List<DeviceReport>();
        for (int i = 0; i < count; i++)
        {
            CUdevice device;
            nuint bytes;
            CudaDriver.Check(CudaNative.cuDeviceGet(&device, i), "cuDeviceGet");
            CudaDriver.Check(CudaNative.cuDeviceGetName(name, NameBytes, device), "cuDeviceGetName");
            CudaDriver.Check(CudaNative.cuDeviceTotalMem_v2(&bytes, device), "cuDeviceTotalMem");
            devices.Add(new DeviceReport(
                DeviceKind.Cuda, i, Marshal.PtrToStringUTF8((nint)name) ?? "", (long)bytes, PeersOf(device, i, count)));
        }

        return devices;
    }

    private static unsafe List<int> PeersOf(CUdevice device, int index, int count)
    {
        var peers = new List<int>();
        for (int other = 0; other < count; other++)
        {
            CUdevice peer;
            int access;
            if (other == index)
                continue;
            CudaDriver.Check(CudaNative.cuDeviceGet(&peer, other), "cuDeviceGet");
            CudaDriver.Check(CudaNative.cuDeviceCanAccessPeer(&access, device, peer), "cuDeviceCanAccessPeer");
            if (access != 0)
                peers.Add(other);
        }

        return peers;
    }

    private static unsafe string CudaVersion()
    {
        int version;
        CudaDriver.Check(CudaNative.cuDriverGetVersion(&version), "cuDriverGetVersion");
        return FormattableString.Invariant($"{version / 1000}.{version % 1000 / 10}");
    }
}
