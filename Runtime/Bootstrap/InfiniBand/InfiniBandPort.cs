namespace TypedCollectives;

/// <summary>A port of an RDMA device, as NCCL records it.</summary>
public sealed record InfiniBandPort
{
    /// <summary>The device, for example <c>mlx5_0</c>.</summary>
    public required string Device { get; init; }

    /// <summary>The number of the port in its device, from 1.</summary>
    public required int Port { get; init; }

    /// <summary>What its link is.</summary>
    public required InfiniBandLinkLayer LinkLayer { get; init; }

    /// <summary>How it is, for example <c>ACTIVE</c>; NCCL uses only ports that are.</summary>
    public required string State { get; init; }

    /// <summary>The speed of its lanes together in megabits a second.</summary>
    public required long MegabitsPerSecond { get; init; }

    /// <summary>The number of the adapter (<c>sys_image_guid</c>); ports of one adapter have the same.</summary>
    public required ulong Guid { get; init; }

    /// <summary>
    /// Where its device is on the PCI bus, in sysfs, or <see langword="null"/> if that is not known. NCCL gives the functions
    /// of one adapter, virtual ones too unless NCCL_IB_MERGE_VFS=0, the same path.
    /// </summary>
    public string? PciPath { get; init; }

    /// <summary>The most queue pairs of its device, or <see langword="null"/> if sysfs was read, which does not have it.</summary>
    public int? MaxQueuePairs { get; init; }

    /// <summary>How many ports with the same <see cref="PciPath"/> come before it.</summary>
    public int RealPort { get; init; }

    /// <summary>The rail NCCL_IB_HCA puts it on, or -1.</summary>
    public int Rail { get; init; } = NamePattern.Any;

    /// <summary>The plane NCCL_IB_HCA puts it on, or -1.</summary>
    public int Plane { get; init; } = NamePattern.Any;

    /// <summary>The device and the port.</summary>
    /// <returns>For example <c>mlx5_0:1</c>.</returns>
    public override string ToString() => FormattableString.Invariant($"{Device}:{Port}");
}
