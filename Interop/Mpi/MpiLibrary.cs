using TypedCollectives.Interop.Libraries;

namespace TypedCollectives.Interop.Mpi;

/// <summary>Where MPI libraries are, and which of several is the one this process was started with.</summary>
internal static class MpiLibrary
{
    // The names of Open MPI 3 to 5, and of 2.
    private static readonly string[] OpenMpiNames = ["libmpi.so.40", "libmpi.so.20"];

    // libmpi.so.12 is the name the MPICH ABI was promised under (and Open MPI 1.10's); Debian and Cray have their own.
    private static readonly string[] MpichNames = ["libmpi.so.12", "libmpich.so.12", "libmpi_cray.so.12"];

    private static readonly string[] Folders =
    [
        "/usr/lib/x86_64-linux-gnu",
        "/usr/lib/aarch64-linux-gnu",
        "/usr/lib64/openmpi/lib",
        "/usr/lib64/mpich/lib",
        "/usr/local/lib",
        "/opt/hpcx/ompi/lib",
        "/opt/amazon/openmpi/lib*",
        "/opt/openmpi*/lib",
        "/opt/mpich*/lib",
        "/opt/intel/oneapi/mpi/latest/lib",
        "/opt/cray/pe/lib64",
    ];

    /// <summary>How to find it in a process with these variables.</summary>
    /// <remarks>
    /// With both installed the launcher decides: under the other one's library every process would be a job of its own, with
    /// one rank. A launcher that says nothing of itself leaves it to the loader's order.
    /// </remarks>
    public static NativeLibrarySpec Spec(Func<string, string?> variable)
    {
        bool openMpi = variable("OMPI_COMM_WORLD_SIZE") is not null;
        bool mpich = !openMpi && (variable("PMI_RANK") ?? variable("MPI_LOCALRANKID")) is not null;
        string[] names = mpich ? [.. MpichNames, "libmpi.so", .. OpenMpiNames] : [.. OpenMpiNames, "libmpi.so", .. MpichNames];
        return new NativeLibrarySpec
        {
            Name = "MPI",
            ImportName = MpiNative.LibraryName,
            ExplicitOption = $"{nameof(NativeLibraries)}.{nameof(NativeLibraries.MpiPath)}",
            EnvironmentVariable = "TYPEDCOLLECTIVES_MPI_LIBRARY",
            ProbeSymbol = nameof(MpiNative.MPI_Init_thread),
            LoaderNames = names,
            KnownPlaces = read => Places(read, names),
            Loaded = PublishOpenMpi,
            Advice = "Install the MPI this program is started with (for example the packages openmpi-bin or mpich).",
        };
    }

    private static IEnumerable<string> Places(Func<string, string?> variable, string[] names)
    {
        string[] variables = ["OPAL_PREFIX", "MPI_HOME", "MPI_ROOT", "I_MPI_ROOT", "CONDA_PREFIX"];
        string[] roots = [.. variables.Select(variable).OfType<string>().Where(root => root.Length > 0)];
        string[] folders = [.. roots.SelectMany(root => new[] { $"{root}/lib", $"{root}/lib/release" }), .. Folders];
        return folders.SelectMany(folder => names.Select(name => $"{folder}/{name}"));
    }

    // Open MPI's plug-ins do not all name the libraries they need: they count on the program having loaded them for all.
    private static void PublishOpenMpi(ILibraryHost host, nint handle, string path)
    {
        if (host.TryGetExport(handle, "ompi_mpi_comm_world", out _))
        {
            host.MakeGlobal(path);
        }
    }
}
