namespace TypedCollectives.Interop.Nccl;

/// <summary>How a communicator is shrunk: <c>NCCL_SHRINK_*</c> of nccl.h.</summary>
public enum NcclShrinkFlags
{
    /// <summary><c>NCCL_SHRINK_DEFAULT</c>: nothing is under way on the parent.</summary>
    Default = 0,

    /// <summary><c>NCCL_SHRINK_ABORT</c>: ends what is under way on the parent first; for after an error.</summary>
    Abort = 1,
}
