namespace TypedCollectives.Interop.Nccl;

/// <summary>What thread blocks are spent on: <c>NCCL_CTA_POLICY_*</c> of nccl.h. Since 2.27.</summary>
[Flags]
public enum NcclCtaPolicy
{
    /// <summary><c>NCCL_CTA_POLICY_DEFAULT</c>: speed.</summary>
    Default = 0,

    /// <summary><c>NCCL_CTA_POLICY_EFFICIENCY</c>: fewer thread blocks where that costs little speed.</summary>
    Efficiency = 1,

    /// <summary><c>NCCL_CTA_POLICY_ZERO</c>: none, where copy engines can do the work.</summary>
    Zero = 2,
}
