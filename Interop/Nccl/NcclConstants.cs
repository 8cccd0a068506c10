namespace TypedCollectives.Interop.Nccl;

/// <summary>The constants of nccl.h that belong to no type.</summary>
public static class NcclConstants
{
    /// <summary><c>NCCL_SPLIT_NOCOLOR</c>: the color of a rank that is to be in no part.</summary>
    public const int SplitNoColor = -1;

    /// <summary><c>NCCL_WIN_REQUIRED_ALIGNMENT</c>: address and size of a window are multiples of this.</summary>
    public const int WindowAlignment = 4096;

    /// <summary><c>NCCL_REVOKE_DEFAULT</c>: the only flags a revocation takes.</summary>
    public const int RevokeDefault = 0;

    /// <summary><c>NCCL_UNDEF_FLOAT</c>: a number that is not known.</summary>
    public const float UndefinedFloat = -1f;
}
