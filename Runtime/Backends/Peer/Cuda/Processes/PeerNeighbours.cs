using TypedCollectives.Interop.Cuda;

namespace TypedCollectives;

/// <summary>The ranks of several processes of one host as one of them sees them.</summary>
/// <param name="device">This rank's device.</param>
/// <param name="rank">This rank.</param>
/// <param name="ranks">All ranks.</param>
/// <param name="introductions">What they said of themselves.</param>
internal sealed class PeerNeighbours(CudaPeerRank device, int rank, IReadOnlyList<RankInfo> ranks, IReadOnlyList<PeerIntroduction> introductions)
{
    internal int Rank => rank;

    internal int Size => ranks.Count;

    /// <summary>Maps every other rank's inbox.</summary>
    /// <exception cref="CollectiveException">One cannot be mapped.</exception>
    internal (PeerMapping Mapping, PeerAddresses Inboxes) MapInboxes() =>
        Map(device.Inbox, other => introductions[other].Inbox, static _ => 0);

    /// <summary>Maps memory of every other rank.</summary>
    /// <param name="own">Where this rank's own is.</param>
    /// <param name="nameOf">The name of the allocation a rank's memory is in.</param>
    /// <param name="offsetOf">Where in that it begins.</param>
    /// <returns>The mapping, and where the ranks' memory is as this rank's device sees it.</returns>
    /// <exception cref="CollectiveException">One cannot be mapped.</exception>
    internal (PeerMapping Mapping, PeerAddresses Addresses) Map(long own, Func<int, CUipcMemHandle> nameOf, Func<int, long> offsetOf)
    {
        Span<long> addresses = stackalloc long[ranks.Count];
        var mapping = new PeerMapping(device);
        try
        {
            for (int other = 0; other < ranks.Count; other++)
            {
                addresses[other] = other == rank
                    ? own
                    : mapping.Open(nameOf(other), $"{ranks[other]} has its device at {introductions[other].BusId}") + offsetOf(other);
            }
        }
        catch
        {
            mapping.Dispose();
            throw;
        }

        return (mapping, PeerAddresses.Of(addresses));
    }
}
