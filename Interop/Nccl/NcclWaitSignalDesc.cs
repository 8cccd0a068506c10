using System.Runtime.InteropServices;

namespace TypedCollectives.Interop.Nccl;

/// <summary>How many signals to wait for, and whose: <c>ncclWaitSignalDesc_t</c> of nccl.h. Since 2.29.2.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct NcclWaitSignalDesc
{
    /// <summary><c>opCnt</c>: the number of signals, at least 1.</summary>
    public int OpCnt;

    /// <summary><c>peer</c>: the rank they come from.</summary>
    public int Peer;

    /// <summary><c>sigIdx</c>: which signal; 0 for now.</summary>
    public int SigIdx;

    /// <summary><c>ctx</c>: which context; 0 for now.</summary>
    public int Ctx;
}
