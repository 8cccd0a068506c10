namespace TypedCollectives.Interop.Ibverbs;

/// <summary>What a device is: <c>struct ibv_device_attr</c> of infiniband/verbs.h.</summary>
public unsafe struct IbvDeviceAttr
{
    /// <summary>The null-terminated version of the firmware.</summary>
    public fixed byte FwVer[64];

    /// <summary>The number of the device, most significant byte first.</summary>
    public ulong NodeGuid;

    /// <summary>The number of the adapter the device is part of, most significant byte first.</summary>
    public ulong SysImageGuid;

    /// <summary>The largest memory region.</summary>
    public ulong MaxMrSize;

    /// <summary>The page sizes, one bit each.</summary>
    public ulong PageSizeCap;

    /// <summary>The vendor.</summary>
    public uint VendorId;

    /// <summary>The vendor's number of the model.</summary>
    public uint VendorPartId;

    /// <summary>The version of the hardware.</summary>
    public uint HwVer;

    /// <summary>The most queue pairs.</summary>
    public int MaxQp;

    /// <summary>The most requests in a queue.</summary>
    public int MaxQpWr;

    /// <summary>What the device can do.</summary>
    public uint DeviceCapFlags;

    /// <summary>The most pieces of a request.</summary>
    public int MaxSge;

    /// <summary>The most pieces of a read.</summary>
    public int MaxSgeRd;

    /// <summary>The most completion queues.</summary>
    public int MaxCq;

    /// <summary>The most entries of a completion queue.</summary>
    public int MaxCqe;

    /// <summary>The most memory regions.</summary>
    public int MaxMr;

    /// <summary>The most protection domains.</summary>
    public int MaxPd;

    /// <summary>The most reads and atomics a queue pair answers at a time.</summary>
    public int MaxQpRdAtom;

    /// <summary>The same for an end-to-end context.</summary>
    public int MaxEeRdAtom;

    /// <summary>The most reads and atomics the device answers at a time.</summary>
    public int MaxResRdAtom;

    /// <summary>The most reads and atomics a queue pair starts at a time.</summary>
    public int MaxQpInitRdAtom;

    /// <summary>The same for an end-to-end context.</summary>
    public int MaxEeInitRdAtom;

    /// <summary>How far atomics hold: <c>enum ibv_atomic_cap</c>.</summary>
    public int AtomicCap;

    /// <summary>The most end-to-end contexts.</summary>
    public int MaxEe;

    /// <summary>The most reliable datagram domains.</summary>
    public int MaxRdd;

    /// <summary>The most memory windows.</summary>
    public int MaxMw;

    /// <summary>The most raw IPv6 queue pairs.</summary>
    public int MaxRawIpv6Qp;

    /// <summary>The most raw Ethertype queue pairs.</summary>
    public int MaxRawEthyQp;

    /// <summary>The most multicast groups.</summary>
    public int MaxMcastGrp;

    /// <summary>The most queue pairs of a multicast group.</summary>
    public int MaxMcastQpAttach;

    /// <summary>The most queue pairs in multicast groups.</summary>
    public int MaxTotalMcastQpAttach;

    /// <summary>The most address handles.</summary>
    public int MaxAh;

    /// <summary>The most fast memory regions.</summary>
    public int MaxFmr;

    /// <summary>The most mappings of a fast memory region.</summary>
    public int MaxMapPerFmr;

    /// <summary>The most shared receive queues.</summary>
    public int MaxSrq;

    /// <summary>The most requests in a shared receive queue.</summary>
    public int MaxSrqWr;

    /// <summary>The most pieces of a request in a shared receive queue.</summary>
    public int MaxSrqSge;

    /// <summary>The most partitions.</summary>
    public ushort MaxPkeys;

    /// <summary>How long an acknowledgement may take here.</summary>
    public byte LocalCaAckDelay;

    /// <summary>The number of ports.</summary>
    public byte PhysPortCnt;
}
