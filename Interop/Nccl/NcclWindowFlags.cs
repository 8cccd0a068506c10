namespace TypedCollectives.Interop.Nccl;

/// <summary>How a window is registered: <c>NCCL_WIN_*</c> of nccl.h.</summary>
[Flags]
public enum NcclWindowFlags
{
    /// <summary><c>NCCL_WIN_DEFAULT</c>.</summary>
    Default = 0,

    /// <summary><c>NCCL_WIN_COLL_SYMMETRIC</c>: the ranks use equal offsets, so that collectives can run on symmetric memory.</summary>
    CollSymmetric = 1,

    /// <summary><c>NCCL_WIN_STRICT_ORDERING</c>: accesses keep their order. Since 2.29.7.</summary>
    StrictOrdering = 2,

    /// <summary><c>NCCL_WIN_GIN_ONLY</c>: only for networking that the device starts. Since 2.31.</summary>
    GinOnly = 4,

    /// <summary><c>NCCL_WIN_CFT_COUNTED</c>: only for counted endpoints of the compute fabric transport. Since 2.31.</summary>
    CftCounted = 8,
}
