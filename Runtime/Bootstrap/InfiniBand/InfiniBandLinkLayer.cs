namespace TypedCollectives;

/// <summary>What a port's link is.</summary>
public enum InfiniBandLinkLayer
{
    /// <summary>Neither; NCCL does not use such a port.</summary>
    Other,

    /// <summary>InfiniBand.</summary>
    InfiniBand,

    /// <summary>Ethernet: RDMA as RoCE.</summary>
    Ethernet,
}
