namespace TypedCollectives.Interop.Cuda;

/// <summary>An address the device can use: <c>CUdeviceptr</c>, as wide as a pointer.</summary>
/// <param name="Value">The address; what ILGPU calls <c>NativePtr</c>.</param>
public readonly record struct CUdeviceptr(nint Value)
{
    /// <summary>Takes a pointer for a device address.</summary>
    /// <param name="pointer">The address.</param>
    public unsafe CUdeviceptr(void* pointer)
        : this((nint)pointer)
    {
    }

    /// <summary>No address.</summary>
    public static CUdeviceptr Null => default;

    /// <summary>Whether this is no address.</summary>
    public bool IsNull => Value == 0;
}
