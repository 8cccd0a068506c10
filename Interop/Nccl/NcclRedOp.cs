namespace TypedCollectives.Interop.Nccl;

/// <summary>A reduction: <c>ncclRedOp_t</c> of nccl.h.</summary>
/// <remarks>
/// Values of 5 and above are operators made by <see cref="NcclNative.ncclRedOpCreatePreMulSum"/>; they belong to one
/// communicator and one data type.
/// </remarks>
public enum NcclRedOp
{
    /// <summary><c>ncclSum</c>: the sum.</summary>
    Sum = 0,

    /// <summary><c>ncclProd</c>: the product.</summary>
    Prod = 1,

    /// <summary><c>ncclMax</c>: the largest value.</summary>
    Max = 2,

    /// <summary><c>ncclMin</c>: the smallest value.</summary>
    Min = 3,

    /// <summary><c>ncclAvg</c>: the sum divided by the number of ranks. Since 2.10.</summary>
    Avg = 4,
}
