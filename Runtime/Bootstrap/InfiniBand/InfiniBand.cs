using TypedCollectives.Interop.Libraries;

namespace TypedCollectives;

/// <summary>The InfiniBand and RoCE ports of this machine, and which of them NCCL records.</summary>
public static class InfiniBand
{
    /// <summary>Reads the ports: with libibverbs where it is, from <c>/sys/class/infiniband</c> otherwise.</summary>
    /// <returns>The ports, as NCCL's settings take them.</returns>
    public static InfiniBandReport Inspect() => Inspect(NcclSettings.Get);

    internal static InfiniBandReport Inspect(Func<string, string?> setting)
    {
        bool isLoaded = NativeLibraries.TryLoadIbverbs(out NativeLibraryInfo library);
        return isLoaded
            ? InfiniBandRules.Record(VerbsReader.Read(library.Path!), setting, libraryReason: null)
            : InfiniBandRules.Record(SysfsReader.Read(), setting, "libibverbs.so.1 was not found");
    }
}
