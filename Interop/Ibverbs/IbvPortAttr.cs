namespace TypedCollectives.Interop.Ibverbs;

/// <summary>What a port is and how it is: <c>struct ibv_port_attr</c> of infiniband/verbs.h.</summary>
/// <remarks>Set to zero before it is handed over: an older library leaves the last fields as they are.</remarks>
public struct IbvPortAttr
{
    /// <summary>Whether the port is connected.</summary>
    public IbvPortState State;

    /// <summary>The largest packets it can carry: <c>enum ibv_mtu</c>.</summary>
    public int MaxMtu;

    /// <summary>The largest packets it carries: <c>enum ibv_mtu</c>.</summary>
    public int ActiveMtu;

    /// <summary>The number of its addresses.</summary>
    public int GidTblLen;

    /// <summary>What the port can do.</summary>
    public uint PortCapFlags;

    /// <summary>The largest message.</summary>
    public uint MaxMsgSz;

    /// <summary>How many packets of a wrong partition there were.</summary>
    public uint BadPkeyCntr;

    /// <summary>How many packets with a wrong key there were.</summary>
    public uint QkeyViolCntr;

    /// <summary>The number of its partitions.</summary>
    public ushort PkeyTblLen;

    /// <summary>Its local identifier.</summary>
    public ushort Lid;

    /// <summary>The local identifier of the subnet manager.</summary>
    public ushort SmLid;

    /// <summary>How many bits of the local identifier are masked.</summary>
    public byte Lmc;

    /// <summary>The number of its lanes.</summary>
    public byte MaxVlNum;

    /// <summary>The service level of the subnet manager.</summary>
    public byte SmSl;

    /// <summary>How long the subnet may take.</summary>
    public byte SubnetTimeout;

    /// <summary>How the subnet manager set it up.</summary>
    public byte InitTypeReply;

    /// <summary>How many lanes are in use: 1, 2, 4, 8 and 16 stand for 1, 4, 8, 12 and 2.</summary>
    public byte ActiveWidth;

    /// <summary>How fast a lane is, one bit a generation.</summary>
    public byte ActiveSpeed;

    /// <summary>What the link does.</summary>
    public byte PhysState;

    /// <summary>What the link is: <see cref="IbvLinkLayer"/>.</summary>
    public IbvLinkLayer LinkLayer;

    /// <summary>Whether packets need a global address.</summary>
    public byte Flags;

    /// <summary>What more the port can do.</summary>
    public ushort PortCapFlags2;

    /// <summary>How fast a lane is if <see cref="ActiveSpeed"/> has no bit for it; only newer libraries have it.</summary>
    public uint ActiveSpeedEx;
}
