using System.Runtime.InteropServices;

namespace TypedCollectives.Interop.Nccl;

/// <summary>The functions of nccl.h, under their native names and with their native signatures.</summary>
/// <remarks>
/// A function is bound when it is first called: one that the loaded library lacks throws
/// <see cref="EntryPointNotFoundException"/> then, and not before (<see cref="NcclRequirements"/> says which version brought it).
/// Without a library every function throws <see cref="Libraries.NativeLibraryNotFoundException"/>. Nothing is checked here and
/// nothing is freed: arguments, lifetimes and threads follow NCCL's rules.
/// <see cref="NcclRequirements.ThrowIfMissing"/> asks beforehand, and its exception names the versions.
/// <para>
/// What the signatures do not say: a collective with a count of 0 is dropped, so ranks must agree on that too; over one rank it is
/// a copy; NCCL never learns how long a buffer is; a result may differ from one version to the next for the same mistake; ranks of
/// different versions are refused only since 2.23.
/// </para>
/// </remarks>
public static unsafe partial class NcclNative
{
    /// <summary>The name under which the library is imported; the resolver turns it into a file.</summary>
    internal const string LibraryName = "nccl";

    /// <summary>Reads the version of the library.</summary>
    /// <param name="version">Receives the code; see <see cref="NcclVersion.FromCode"/>.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclGetVersion(int* version);

    /// <summary>Describes a result.</summary>
    /// <param name="result">The result.</param>
    /// <returns>A null-terminated ASCII text owned by the library, for ever valid.</returns>
    [LibraryImport(LibraryName)]
    public static partial byte* ncclGetErrorString(NcclResult result);

    /// <summary>Reads the last error message. Since 2.13.4.</summary>
    /// <param name="comm">Ignored by the library: there is one message for the whole process.</param>
    /// <returns>A null-terminated text owned by the library, overwritten by the next error.</returns>
    [LibraryImport(LibraryName)]
    public static partial byte* ncclGetLastError(NcclComm comm);

    /// <summary>
    /// Opens a group on this thread: the calls up to the matching <see cref="ncclGroupEnd"/> are launched together.
    /// </summary>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclGroupStart();

    /// <summary>Closes a group on this thread and, when it is the outermost, launches its calls.</summary>
    /// <returns>
    /// The result; also that of a call of the group which failed, even if it was for an argument and was returned by that call.
    /// </returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclGroupEnd();

    /// <summary>Closes a group without launching it, and estimates what it would cost. Since 2.22.3.</summary>
    /// <param name="simInfo">Receives the estimate; made by <see cref="NcclSimInfo.Create"/>.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclGroupSimulateEnd(NcclSimInfo* simInfo);

    /// <summary>Has the next call read NCCL's settings for its log again. Since 2.24.3, on Linux only; deprecated.</summary>
    [LibraryImport(LibraryName)]
    public static partial void ncclResetDebugInit();
}
