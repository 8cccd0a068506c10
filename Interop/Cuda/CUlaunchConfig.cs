using System.Runtime.InteropServices;

namespace TypedCollectives.Interop.Cuda;

/// <summary>How a kernel is launched: <c>CUlaunchConfig</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
public unsafe struct CUlaunchConfig
{
    /// <summary>Groups.</summary>
    public uint gridDimX;

    /// <summary>Groups in the second dimension.</summary>
    public uint gridDimY;

    /// <summary>Groups in the third dimension.</summary>
    public uint gridDimZ;

    /// <summary>Threads of a group.</summary>
    public uint blockDimX;

    /// <summary>Threads in the second dimension.</summary>
    public uint blockDimY;

    /// <summary>Threads in the third dimension.</summary>
    public uint blockDimZ;

    /// <summary>Bytes of shared memory a group gets besides what the kernel declares.</summary>
    public uint sharedMemBytes;

    /// <summary>The stream.</summary>
    public CUstream hStream;

    /// <summary>The attributes.</summary>
    public CUlaunchAttribute* attrs;

    /// <summary>How many there are.</summary>
    public uint numAttrs;
}
