using TypedCollectives.Interop.Cuda;
using TypedCollectives.Interop.Ibverbs;
using TypedCollectives.Interop.Nccl;

namespace TypedCollectives.Interop.Libraries;

/// <summary>The native libraries this assembly binds.</summary>
internal static class KnownLibraries
{
    private const string NcclFile = "libnccl.so.2";

    private const string CudaFile = "libcuda.so.1";

    private const string IbverbsFile = "libibverbs.so.1";

    /// <summary>The compatibility folder is last: its library serves only some devices, the driver's own serves all.</summary>
    private static readonly string[] CudaFolders =
    [
        "/usr/local/nvidia/lib64",
        "/usr/lib/x86_64-linux-gnu",
        "/usr/lib/aarch64-linux-gnu",
        "/usr/lib64",
        "/usr/lib/wsl/lib",
        "/usr/local/cuda/compat",
    ];

    private static readonly string[] IbverbsFolders =
    [
        "/usr/lib/x86_64-linux-gnu",
        "/usr/lib/aarch64-linux-gnu",
        "/usr/lib64",
    ];

    public static readonly NativeLibrarySpec Nccl = new()
    {
        Name = "NCCL",
        ImportName = NcclNative.LibraryName,
        ExplicitOption = $"{nameof(NativeLibraries)}.{nameof(NativeLibraries.NcclPath)}",
        EnvironmentVariable = "TYPEDCOLLECTIVES_NCCL_LIBRARY",
        ProbeSymbol = nameof(NcclNative.ncclGetVersion),
        LoaderNames = [NcclFile, "libnccl.so"],
        KnownPlaces = NcclPlaces,
        Advice = "Install NCCL (a distribution's libnccl2 package, or the Python wheel nvidia-nccl-cu12 or nvidia-nccl-cu13); "
            + "for AMD GPUs name the file of RCCL, librccl.so.1.",
    };

    public static readonly NativeLibrarySpec Cuda = new()
    {
        Name = "the CUDA driver",
        ImportName = CudaNative.LibraryName,
        ExplicitOption = $"{nameof(NativeLibraries)}.{nameof(NativeLibraries.CudaPath)}",
        EnvironmentVariable = "TYPEDCOLLECTIVES_CUDA_LIBRARY",
        ProbeSymbol = nameof(CudaNative.cuInit),
        LoaderNames = [CudaFile, "libcuda.so"],
        KnownPlaces = _ => CudaFolders.Select(folder => $"{folder}/{CudaFile}"),
        Advice = "Install the NVIDIA driver, or give the container access to the GPUs (for example --gpus all).",
    };

    public static readonly NativeLibrarySpec Ibverbs = new()
    {
        Name = "the RDMA verbs library",
        ImportName = IbverbsNative.LibraryName,
        ExplicitOption = $"{nameof(NativeLibraries)}.{nameof(NativeLibraries.IbverbsPath)}",
        EnvironmentVariable = "TYPEDCOLLECTIVES_IBVERBS_LIBRARY",
        ProbeSymbol = nameof(IbverbsNative.ibv_get_device_list),
        LoaderNames = [IbverbsFile, "libibverbs.so"],
        KnownPlaces = _ => IbverbsFolders.Select(folder => $"{folder}/{IbverbsFile}"),
        Advice = "Install it (a distribution's libibverbs1 or rdma-core package) if the machine has InfiniBand or RoCE.",
    };

    private static IEnumerable<string> NcclPlaces(Func<string, string?> variable)
    {
        const string Wheel = $"nvidia/nccl/lib/{NcclFile}";

        // What the user activated comes before what happens to be installed.
        if (variable("VIRTUAL_ENV") is { Length: > 0 } environment)
        {
            yield return $"{environment}/lib/python3*/site-packages/{Wheel}";
        }

        if (variable("CONDA_PREFIX") is { Length: > 0 } conda)
        {
            yield return $"{conda}/lib/{NcclFile}";
            yield return $"{conda}/lib/python3*/site-packages/{Wheel}";
        }

        if (variable("HOME") is { Length: > 0 } home)
        {
            yield return $"{home}/.local/lib/python3*/site-packages/{Wheel}";
        }

        yield return $"/usr/local/lib/python3*/*-packages/{Wheel}";
        yield return $"/usr/lib/python3*/*-packages/{Wheel}";
        yield return $"/opt/*/lib/python3*/*-packages/{Wheel}";
        yield return $"/usr/local/cuda*/lib64/{NcclFile}";
        yield return $"/usr/local/cuda*/targets/*/lib/{NcclFile}";
        yield return $"/usr/lib/x86_64-linux-gnu/{NcclFile}";
        yield return $"/usr/lib/aarch64-linux-gnu/{NcclFile}";
        yield return $"/usr/lib64/{NcclFile}";
    }
}
