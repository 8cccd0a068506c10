using System.Runtime.InteropServices;
using System.Text;
using TypedCollectives.Interop.Libraries;

namespace TypedCollectives.Interop.Mpi;

/// <summary>The predefined handles of the MPI library that is loaded, which its ABI decides.</summary>
public sealed unsafe class MpiConstants
{
    /// <summary>Room for the version text of any library: MPICH's limit, the larger one.</summary>
    public const int MaxLibraryVersion = 8192;

    // A symbol only Open MPI has: the object whose address is MPI_COMM_WORLD.
    private const string OpenMpiWorld = "ompi_mpi_comm_world";

    // Those who promised to keep MPICH's ABI say its name or their own in the version text.
    private static readonly string[] MpichFamily = ["MPICH", "Intel", "MVAPICH", "ParaStation"];

    private MpiConstants(MpiAbi abi, string libraryVersion, Func<string, int, nint> handle)
    {
        Abi = abi;
        LibraryVersion = libraryVersion;
        World = new MpiComm(handle("comm_world", 0x44000000));
        Byte = new MpiDatatype(handle("byte", 0x4c00010d));
        Int32 = new MpiDatatype(handle("int32_t", 0x4c000439));
        Int64 = new MpiDatatype(handle("int64_t", 0x4c00083a));
        Double = new MpiDatatype(handle("double", 0x4c00080b));
        Max = new MpiOp(handle("op_max", 0x58000001));
        Min = new MpiOp(handle("op_min", 0x58000002));
        Sum = new MpiOp(handle("op_sum", 0x58000003));
        InPlace = (void*)(abi == MpiAbi.OpenMpi ? 1 : -1);
    }

    /// <summary>The ABI of the loaded library.</summary>
    public MpiAbi Abi { get; }

    /// <summary>What the library says of itself, one line.</summary>
    public string LibraryVersion { get; }

    /// <summary><c>MPI_COMM_WORLD</c>.</summary>
    public MpiComm World { get; }

    /// <summary><c>MPI_BYTE</c>.</summary>
    public MpiDatatype Byte { get; }

    /// <summary><c>MPI_INT32_T</c>.</summary>
    public MpiDatatype Int32 { get; }

    /// <summary><c>MPI_INT64_T</c>.</summary>
    public MpiDatatype Int64 { get; }

    /// <summary><c>MPI_DOUBLE</c>.</summary>
    public MpiDatatype Double { get; }

    /// <summary><c>MPI_MAX</c>.</summary>
    public MpiOp Max { get; }

    /// <summary><c>MPI_MIN</c>.</summary>
    public MpiOp Min { get; }

    /// <summary><c>MPI_SUM</c>.</summary>
    public MpiOp Sum { get; }

    /// <summary><c>MPI_IN_PLACE</c>.</summary>
    public void* InPlace { get; }

    /// <summary>Loads the library, if it is not loaded yet, and tells its ABI.</summary>
    /// <returns>Its constants.</returns>
    /// <exception cref="NativeLibraryNotFoundException">There is none; the message lists every place tried.</exception>
    /// <exception cref="NotSupportedException">The library is of neither ABI.</exception>
    public static MpiConstants Load()
    {
        NativeLibraryInfo library = NativeLibraries.LoadMpi();
        string version = ReadLibraryVersion();
        if (NativeLibrary.TryGetExport(library.Handle, OpenMpiWorld, out _))
        {
            return new MpiConstants(
                MpiAbi.OpenMpi, version, (symbol, _) => NativeLibrary.GetExport(library.Handle, $"ompi_mpi_{symbol}"));
        }

        return MpichFamily.Any(name => version.Contains(name, StringComparison.OrdinalIgnoreCase))
            ? new MpiConstants(MpiAbi.Mpich, version, (_, value) => value)
            : throw new NotSupportedException(
                $"{library.Path} is neither Open MPI (it does not export {OpenMpiWorld}) nor of the MPICH ABI: it calls itself '{version}'.");
    }

    private static string ReadLibraryVersion()
    {
        byte* text = stackalloc byte[MaxLibraryVersion];
        int length;
        _ = MpiNative.MPI_Get_library_version(text, &length);
        string version = Encoding.UTF8.GetString(text, Math.Clamp(length, 0, MaxLibraryVersion));
        int end = version.AsSpan().IndexOfAny('\n', '\0');
        // MPICH pads its lines with tabs.
        return (end < 0 ? version : version[..end]).Replace('\t', ' ').Trim();
    }
}
