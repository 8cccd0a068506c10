namespace TypedCollectives;

/// <summary>The built-in reductions.</summary>
/// <remarks>
/// The values are those of NCCL's <c>ncclRedOp_t</c>. Integer sums and products wrap around; an integer average is the
/// wrapped sum divided by the number of ranks, truncated towards zero. The minimum or maximum with a NaN is unspecified.
/// </remarks>
public enum ReduceOp
{
    /// <summary>The sum.</summary>
    Sum = 0,

    /// <summary>The product.</summary>
    Product = 1,

    /// <summary>The largest value.</summary>
    Max = 2,

    /// <summary>The smallest value.</summary>
    Min = 3,

    /// <summary>The sum divided by the number of ranks.</summary>
    Average = 4,
}
