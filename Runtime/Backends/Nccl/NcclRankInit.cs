namespace TypedCollectives;

/// <summary>Makes ranks carried by NCCL that meet through an id.</summary>
internal static class NcclRankInit
{
    /// <summary>Makes the ranks of this process inside one native group, as NCCL asks of a process with several devices.</summary>
    internal static Task<RankParts[]> InitAsync(IReadOnlyList<RankInit> inits, CancellationToken cancellationToken) =>
        throw new NotSupportedException(
            $"Rank {inits[0].Rank}: NCCL across processes is not there yet. Ask for BackendKind.Host, or make the devices of one process "
            + "into communicators with Communicator.InitAll.");
}
