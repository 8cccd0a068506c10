using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TypedCollectives.Interop.Cuda;
using TypedCollectives.Interop.Ibverbs;
using TypedCollectives.Interop.Mpi;
using TypedCollectives.Interop.Nccl;

namespace TypedCollectives.Interop.Libraries;

/// <summary>The native libraries of this process: where to look for them, and where they were found.</summary>
/// <remarks>
/// A library is looked for when it is first used: at the path set here, then at the one in the environment variable
/// <c>TYPEDCOLLECTIVES_NCCL_LIBRARY</c> (<c>_CUDA_</c>, <c>_IBVERBS_</c>, <c>_MPI_</c>), then by the operating system's loader,
/// then in known places (Python wheels, CUDA toolkits, folders of MPI). A path of the first two kinds that cannot be loaded is an
/// error; no other place is tried then. All members may be used from any thread.
/// </remarks>
public static class NativeLibraries
{
    private static readonly SystemLibraryHost Host = new();
    private static readonly LibrarySlot Nccl = new(KnownLibraries.Nccl, Host);
    private static readonly LibrarySlot Cuda = new(KnownLibraries.Cuda, Host);
    private static readonly LibrarySlot Ibverbs = new(KnownLibraries.Ibverbs, Host);
    private static readonly LibrarySlot Mpi = new(MpiLibrary.Spec(Host.GetVariable), Host);

    // Weak, so that an assembly that can be unloaded still can.
    private static readonly ConditionalWeakTable<Assembly, object> Registered = [];
    private static readonly Lock RegistrationLock = new();

    /// <summary>
    /// The file of NCCL to use, or null to search for it. RCCL, which exports the same functions, may be named too.
    /// </summary>
    /// <exception cref="InvalidOperationException">Thrown when NCCL is loaded already and the path would change.</exception>
    public static string? NcclPath
    {
        get => Nccl.ExplicitPath;
        set => Nccl.ExplicitPath = value;
    }

    /// <summary>The file of the CUDA driver library to use, or null to search for it.</summary>
    /// <exception cref="InvalidOperationException">
    /// Thrown when the driver is loaded already and the path would change.
    /// </exception>
    public static string? CudaPath
    {
        get => Cuda.ExplicitPath;
        set => Cuda.ExplicitPath = value;
    }

    /// <summary>The file of the RDMA verbs library to use, or null to search for it.</summary>
    /// <exception cref="InvalidOperationException">
    /// Thrown when the library is loaded already and the path would change.
    /// </exception>
    public static string? IbverbsPath
    {
        get => Ibverbs.ExplicitPath;
        set => Ibverbs.ExplicitPath = value;
    }

    /// <summary>The file of the MPI library to use, or null to search for it.</summary>
    /// <remarks>Both ABIs are understood; it must be the library of the launcher this process was started with.</remarks>
    /// <exception cref="InvalidOperationException">
    /// Thrown when the library is loaded already and the path would change.
    /// </exception>
    public static string? MpiPath
    {
        get => Mpi.ExplicitPath;
        set => Mpi.ExplicitPath = value;
    }

    /// <summary>Loads NCCL if it is not loaded yet.</summary>
    /// <param name="info">Receives where it was found, or every place tried.</param>
    /// <returns>Whether it is loaded.</returns>
    public static bool TryLoadNccl(out NativeLibraryInfo info) => (info = Nccl.Find()).IsLoaded;

    /// <summary>Loads the CUDA driver library if it is not loaded yet.</summary>
    /// <param name="info">Receives where it was found, or every place tried.</param>
    /// <returns>Whether it is loaded.</returns>
    public static bool TryLoadCuda(out NativeLibraryInfo info) => (info = Cuda.Find()).IsLoaded;

    /// <summary>Loads the RDMA verbs library if it is not loaded yet.</summary>
    /// <param name="info">Receives where it was found, or every place tried.</param>
    /// <returns>Whether it is loaded.</returns>
    public static bool TryLoadIbverbs(out NativeLibraryInfo info) => (info = Ibverbs.Find()).IsLoaded;

    /// <summary>Loads the MPI library if it is not loaded yet. Does not initialise MPI.</summary>
    /// <param name="info">Receives where it was found, or every place tried.</param>
    /// <returns>Whether it is loaded.</returns>
    public static bool TryLoadMpi(out NativeLibraryInfo info) => (info = Mpi.Find()).IsLoaded;

    /// <summary>Loads NCCL if it is not loaded yet.</summary>
    /// <returns>Where it was found.</returns>
    /// <exception cref="NativeLibraryNotFoundException">It was not found, or the path asked for cannot be loaded.</exception>
    public static NativeLibraryInfo LoadNccl() => Nccl.Load();

    /// <summary>Loads the CUDA driver library if it is not loaded yet.</summary>
    /// <returns>Where it was found.</returns>
    /// <exception cref="NativeLibraryNotFoundException">It was not found, or the path asked for cannot be loaded.</exception>
    public static NativeLibraryInfo LoadCuda() => Cuda.Load();

    /// <summary>Loads the MPI library if it is not loaded yet. Does not initialise MPI.</summary>
    /// <returns>Where it was found.</returns>
    /// <exception cref="NativeLibraryNotFoundException">It was not found, or the path asked for cannot be loaded.</exception>
    public static NativeLibraryInfo LoadMpi() => Mpi.Load();

    /// <summary>Gives another assembly, which imports the driver as <c>cuda</c>, the same driver library.</summary>
    /// <remarks>
    /// ILGPU imports <c>cuda</c>, which the loader turns into <c>libcuda.so</c>; most machines have <c>libcuda.so.1</c> only. To
    /// be called before that assembly first uses the driver. Calling it again changes nothing.
    /// </remarks>
    /// <param name="assembly">The assembly, for example that of <c>ILGPU.Context</c>.</param>
    /// <returns>
    /// True if the assembly now gets this library; false if it has a resolver of its own, as ILGPU has under WSL, which then
    /// decides.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="assembly"/> is null.</exception>
    public static bool RegisterCudaResolverFor(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        lock (RegistrationLock)
        {
            if (Registered.TryGetValue(assembly, out _))
            {
                return true;
            }

            try
            {
                NativeLibrary.SetDllImportResolver(assembly, static (name, _, _) => ResolveCuda(name));
            }
            catch (InvalidOperationException)
            {
                return false;
            }

            Registered.Add(assembly, assembly);
            return true;
        }
    }

    // The imports of this assembly work only with its resolver, whichever type of it is used first.
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "Registering a resolver is what a library may do when it is loaded.")]
    internal static void RegisterOwnResolver() => NativeLibrary.SetDllImportResolver(
        typeof(NativeLibraries).Assembly,
        static (name, _, _) => name switch
        {
            NcclNative.LibraryName => Nccl.Load().Handle,
            IbverbsNative.LibraryName => Ibverbs.Load().Handle,
            MpiNative.LibraryName => Mpi.Load().Handle,
            _ => ResolveCuda(name),
        });

    private static nint ResolveCuda(string name) => name == CudaNative.LibraryName ? Cuda.Load().Handle : 0;
}
