namespace TypedCollectives;

/// <summary>One rank of NCCL that this process makes.</summary>
/// <param name="Rank">The rank.</param>
/// <param name="Device">Its device.</param>
/// <param name="Options">NCCL's options, if any were given.</param>
internal readonly record struct NcclRankSpec(int Rank, CollectiveDevice Device, NcclOptions? Options);
