using System.Runtime.InteropServices;
using TypedCollectives.Interop.Libraries;
using TypedCollectives.Interop.Nccl;

namespace TypedCollectives;

/// <summary>The native NCCL library that is loaded: its version, and its errors as exceptions.</summary>
internal sealed unsafe class NcclLibrary
{
    private static NcclLibrary? s_loaded;

    internal NcclLibrary(string path, NcclVersion version)
    {
        Path = path;
        Version = version;
    }

    internal string Path { get; }

    internal NcclVersion Version { get; }

    /// <summary>The library; loads it when first asked for.</summary>
    /// <exception cref="NativeLibraryNotFoundException">It is not found; the message lists every place tried.</exception>
    internal static NcclLibrary Load()
    {
        if (s_loaded is { } loaded)
            return loaded;

        NativeLibraryInfo info = NativeLibraries.LoadNccl();
        int code;
        Check(NcclNative.ncclGetVersion(&code), "ncclGetVersion");
        return s_loaded = new NcclLibrary(info.Path!, NcclVersion.FromCode(code));
    }

    internal static void Check(NcclResult result, string function, NcclComm comm = default)
    {
        if (result is not NcclResult.Success)
            throw Failure(result, function, comm);
    }

    /// <summary>Throws if the loaded library is older than a feature.</summary>
    internal void Require(NcclVersion first, string feature)
    {
        if (Version < first)
            throw new NotSupportedException($"{NcclRequirements.Describe(feature, first, Version, Path)}.");
    }

    /// <summary>A result as an exception.</summary>
    internal static NcclException Failure(NcclResult result, string function, NcclComm comm)
    {
        string text = Marshal.PtrToStringUTF8((nint)NcclNative.ncclGetErrorString(result)) ?? result.ToString();
        string? last = null;
        if (s_loaded is { } library && library.Version >= NcclRequirements.FirstVersionOf(nameof(NcclNative.ncclGetLastError)))
            last = Marshal.PtrToStringUTF8((nint)NcclNative.ncclGetLastError(comm));
        string detail = string.IsNullOrWhiteSpace(last) ? "Set NCCL_DEBUG=WARN for more." : $"NCCL's last warning: {last.Trim()}";
        if (result == NcclResult.InvalidUsage && last?.Contains("Duplicate GPU", StringComparison.Ordinal) == true)
            detail += $" {NcclMultiRank.Advice}";
        return new NcclException(result, $"{function} failed with {result}: {text}. {detail}");
    }
}
