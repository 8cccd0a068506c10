using System.Runtime.InteropServices;

namespace TypedCollectives.Interop.Cuda;

/// <summary>An attribute of a launch: <c>CUlaunchAttribute</c>, 72 bytes.</summary>
[StructLayout(LayoutKind.Explicit, Size = 72)]
public struct CUlaunchAttribute
{
    /// <summary>Which one.</summary>
    [FieldOffset(0)]
    public CUlaunchAttributeID id;

    /// <summary>The value, for attributes that are switched on or off: 1 or 0.</summary>
    [FieldOffset(8)]
    public int value;
}
