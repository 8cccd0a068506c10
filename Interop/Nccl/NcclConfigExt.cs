using System.Runtime.InteropServices;

namespace TypedCollectives.Interop.Nccl;

/// <summary>An option of another vendor's library, in a list: <c>ncclConfigExt_t</c> of nccl.h. Since 2.31; NCCL ignores it.</summary>
[StructLayout(LayoutKind.Sequential)]
public unsafe struct NcclConfigExt
{
    /// <summary><c>next</c>: the next option, or null. No two have the same key.</summary>
    public NcclConfigExt* Next;

    /// <summary><c>key.vendorId</c>: the vendor, not 0 and below 2^24.</summary>
    public int VendorId;

    /// <summary><c>key.optionId</c>: the vendor's number of the option.</summary>
    public int OptionId;

    /// <summary><c>val</c>: an <see cref="int"/> in the lower half, a null-terminated text, or any pointer.</summary>
    public nint Value;
}
