namespace TypedCollectives.Interop.Ibverbs;

/// <summary>What a link is: <c>IBV_LINK_LAYER_</c>.</summary>
public enum IbvLinkLayer : byte
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>InfiniBand.</summary>
    InfiniBand = 1,

    /// <summary>Ethernet, which RDMA runs over as RoCE.</summary>
    Ethernet = 2,
}
