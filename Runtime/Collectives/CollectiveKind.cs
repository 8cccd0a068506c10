namespace TypedCollectives;

/// <summary>The operations a backend carries.</summary>
internal enum CollectiveKind
{
    AllReduce,
    Broadcast,
    Reduce,
    AllGather,
    ReduceScatter,
    AllToAll,
    Gather,
    Scatter,
    Send,
    Recv,
    Barrier,
}
