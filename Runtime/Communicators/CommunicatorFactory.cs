using TypedCollectives.Interop.Libraries;

namespace TypedCollectives;

/// <summary>Makes the communicators of ranks that meet through an id: chooses what carries them, and has them join.</summary>
internal static class CommunicatorFactory
{
    /// <summary>Makes the ranks one thread holds, together: none of them is there before all of them are.</summary>
    internal static async Task<RankParts[]> MakeAsync(IReadOnlyList<RankInit> inits, CancellationToken cancellationToken)
    {
        var parts = new RankParts?[inits.Count];
        try
        {
            ILookup<bool, int> byLibrary = Enumerable.Range(0, inits.Count).ToLookup(i => Choose(inits[i].Options) == BackendKind.Nccl);
            await Task.WhenAll(byLibrary[false].Select(async i => parts[i] = await MakeManagedAsync(inits[i], cancellationToken).ConfigureAwait(false)))
                .ConfigureAwait(false);
            if (byLibrary.Contains(true))
            {
                int[] native = [.. byLibrary[true]];
                RankParts[] made = await NcclCommunicatorFactory.MakeAsync([.. native.Select(i => inits[i])], cancellationToken).ConfigureAwait(false);
                for (int i = 0; i < native.Length; i++)
                    parts[native[i]] = made[i];
            }

            return parts!;
        }
        catch
        {
            foreach (RankParts? made in parts)
                made?.Dispose();
            throw;
        }
    }

    /// <summary>What carries ranks of several processes here: NCCL where there are CUDA devices and the library, otherwise the host.</summary>
    internal static BackendKind Choose(CommunicatorOptions options) => options.Backend switch
    {
        BackendKind.Auto => DeviceSet.CountCuda() > 0 && HasNccl() ? BackendKind.Nccl : BackendKind.Host,
        BackendKind chosen => chosen,
    };

    /// <summary>Throws if only NCCL can do what a rank asks for, and it does not carry the rank.</summary>
    internal static void RequireNccl(RankInit init)
    {
        if ((init.IsGrowth || init.MoreIds.Count > 0) && Choose(init.Options) is not BackendKind.Nccl and var backend)
        {
            throw new NotSupportedException(
                $"{(init.IsGrowth ? "Join" : "InitScalable with several ids")} is done by NCCL only; this communicator would be carried by the {backend} backend.");
        }
    }

    private static Task<RankParts> MakeManagedAsync(RankInit init, CancellationToken cancellationToken) => init.Options.Backend == BackendKind.Peer
        ? PeerRankInit.InitAsync(init, cancellationToken)
        : HostRankInit.InitAsync(init, Reason(init.Options), cancellationToken);

    private static bool HasNccl() => OptionalLibrary.IsThere(NativeLibraries.TryLoadNccl, NativeLibraries.LoadNccl, out _);

    private static string Reason(CommunicatorOptions options) => options.Backend == BackendKind.Host
        ? "Host: asked for"
        : DeviceSet.CountCuda() > 0 ? "Host: there are CUDA devices, but NCCL was not found" : BackendChoice.HostReason;
}
