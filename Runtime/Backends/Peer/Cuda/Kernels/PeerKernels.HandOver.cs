using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime.Cuda;

namespace TypedCollectives;

internal static partial class PeerKernels
{
    /// <summary>Tells other ranks how far this one has come, then waits until others have come as far as this one needs; one thread a rank.</summary>
    /// <remarks>What was put on the stream before, copies too, is done and visible to whoever sees the number.</remarks>
    internal static void HandOver(PeerHandover a)
    {
        int peer = Group.IdxX;
        // A rank whose part failed tells nothing more, so that the others fail, too.
        if (peer >= a.Size || !IsFine(a.Status))
            return;
        if (((a.Told >> peer) & 1) != 0)
            CudaAsm.Emit("st.release.sys.global.u64 [%0], %1;", a.Inbox[peer] + PeerInbox.CounterOf(a.Tells, a.Rank), (ulong)a.Now << 32);
        if (((a.Awaited >> peer) & 1) == 0)
            return;
        ulong since = 0;
        long address = a.Inbox[a.Rank] + PeerInbox.CounterOf(a.Awaits, peer);
        while ((int)((uint)(Spin(address, a.Until) >> 32) - a.Until) < 0 && GoOn(a.Status, a.Patience, (ulong)a.Sequence << 32, peer, ref since))
        {
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsFine(long statusAddress)
    {
        CudaAsm.Emit("ld.relaxed.sys.u64 %0, [%1];", out ulong status, statusAddress);
        return status == 0;
    }
}
