using TypedCollectives.Interop.Libraries;

namespace TypedCollectives;

/// <summary>Which backend Auto takes, and why, in one line.</summary>
internal static class BackendChoice
{
    internal const string HostReason = "Host: no CUDA device was found";

    /// <summary>The choice for the CUDA devices of one process.</summary>
    /// <param name="count">How many.</param>
    /// <param name="allDirect">Whether each can read the memory of all the others.</param>
    internal static (BackendKind Backend, string Reason) ForCuda(int count, bool allDirect)
    {
        string devices = count == 1 ? "one CUDA device" : $"{count} CUDA devices of one process";
        if (allDirect)
            return (BackendKind.Peer, $"Peer: {devices}, {(count == 1 ? "nothing to transport" : "each with access to the others' memory")}");
        if (OptionalLibrary.IsThere(NativeLibraries.TryLoadNccl, NativeLibraries.LoadNccl, out NativeLibraryInfo info))
            return (BackendKind.Nccl, $"Nccl: {devices}, not each with access to the others' memory; {info.Path} found");
        return (BackendKind.Peer, $"Peer: {devices}, not each with access to the others' memory, and NCCL was not found");
    }
}
