using TypedCollectives.Interop.Libraries;

namespace TypedCollectives;

/// <summary>Which backend Auto takes, and why, in one line.</summary>
internal static class BackendChoice
{
    internal static (BackendKind Backend, string Reason) ForCuda(CollectiveDevice[] devices, BackendKind asked)
    {
        if (asked != BackendKind.Auto)
            return (asked, $"{asked}: asked for");

        string count = devices.Length == 1 ? "one CUDA device" : $"{devices.Length} CUDA devices of one process";
        if (PeerLinks.AllDirect(devices))
            return (BackendKind.Peer, $"Peer: {count}, {(devices.Length == 1 ? "nothing to transport" : "each with access to the others' memory")}");
        if (NativeLibraries.TryLoadNccl(out NativeLibraryInfo info))
            return (BackendKind.Nccl, $"Nccl: {count}, not each with access to the others' memory; {info.Path} found");
        return (BackendKind.Peer, $"Peer: {count}, not each with access to the others' memory, and NCCL was not found");
    }
}
