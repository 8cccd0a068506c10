using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime.Cuda;

namespace TypedCollectives;

/// <summary>The kernels of the Peer backend on CUDA: every rank launches the same one, and their groups meet by flags in each other's memory.</summary>
/// <remarks>
/// <para>
/// Groups spin for each other, so all of them have to be resident at once: launches are sized for that. What a thread wrote before
/// a meeting is visible to the other device after it: the barrier orders the group's writes before the flag's
/// <c>st.release.sys</c>, the other device's <c>ld.acquire.sys</c> orders its group's reads behind it.
/// </para>
/// <para>
/// They are compiled apart from the accelerator's own kernels, at O1: at O2 ILGPU 1.5.3 marks branches on values that were loaded
/// as uniform where threads may differ. Memory is reached by address, through a view of the whole address space where 16 bytes
/// are to move at once (ILGPU joins the fields of a struct into one access only in a view).
/// </para>
/// </remarks>
internal static partial class PeerKernels
{
    /// <summary>The bytes of a pack.</summary>
    internal const int PackBytes = 16;

    /// <summary>The threads of a group.</summary>
    internal const int GroupSize = 512;

    /// <summary>How long a thread spins before it looks whether the call has failed elsewhere.</summary>
    private const long Slice = 1_000_000;

    /// <summary>Waits for the kernel before on the stream, and lets the next one be brought in meanwhile.</summary>
    /// <remarks>
    /// Programmatic dependent launch, from sm_90 on: a kernel's groups are placed while the one before still runs, and wait here
    /// until it is done and what it wrote is visible. It saves most of the gap between two collectives. For older devices
    /// <see cref="PeerCompiler"/> leaves the two instructions out.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Begin()
    {
        CudaAsm.Emit("griddepcontrol.wait;");
        CudaAsm.Emit("griddepcontrol.launch_dependents;");
    }

    /// <summary>This group's meeting with the groups of its number on the other ranks.</summary>
    /// <returns>Whether all came, with the same call; the same for every thread of the group.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Meet(PeerArguments a, uint sequence, int meeting)
    {
        Group.Barrier();
        bool met = true;
        int peer = Group.IdxX;
        if (peer < a.Size && peer != a.Rank)
        {
            long line = ((((meeting << 1) | (int)(sequence & 1)) * PeerInbox.MaxGroups) + Grid.IdxX) * PeerAddresses.MaxRanks;
            ulong flag = ((ulong)sequence << 32) | a.Fingerprint;
            CudaAsm.Emit("st.release.sys.global.u64 [%0], %1;", a.Inbox[peer] + ((line + a.Rank) * PeerInbox.FlagBytes), flag);
            met = Await(a, a.Inbox[a.Rank] + ((line + peer) * PeerInbox.FlagBytes), flag, peer);
        }

        return Group.BarrierAnd(met);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Await(PeerArguments a, long address, ulong flag, int peer)
    {
        ulong since = 0;
        while (true)
        {
            ulong seen = Spin(address, (uint)(flag >> 32));
            if (seen == flag)
                return true;
            if ((int)((uint)(seen >> 32) - (uint)(flag >> 32)) >= 0)
                return Fail(a.Status, flag, (uint)seen == PeerFingerprint.Goodbye ? PeerStatus.Gone : PeerStatus.Mismatch, peer);
            if (!GoOn(a.Status, a.Patience, flag, peer, ref since))
                return false;
        }
    }

    /// <summary>Waits until the number in the upper half of a word has come or a slice is over.</summary>
    /// <returns>The word.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Spin(long address, uint number)
    {
        // One asm block, so that the loop is the hardware's and not the compiler's.
        CudaAsm.Emit(
            "{ .reg .pred p; .reg .u64 t, n, s; .reg .s32 d; .reg .u32 h; mov.u64 t, %%globaltimer; "
            + "SPIN: ld.acquire.sys.global.u64 s, [%1]; shr.u64 n, s, 32; cvt.u32.u64 h, n; sub.u32 h, h, %2; mov.b32 d, h; "
            + "setp.ge.s32 p, d, 0; @p bra CAME; mov.u64 n, %%globaltimer; sub.u64 n, n, t; setp.lt.u64 p, n, %3; @p bra SPIN; "
            + "CAME: mov.u64 %0, s; }",
            out ulong seen, address, number, (ulong)Slice);
        return seen;
    }

    /// <summary>After a slice of waiting in vain: whether to wait on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool GoOn(long statusAddress, long patience, ulong flag, int peer, ref ulong since)
    {
        // By the clock, not by slices: a device that several processes use stands still for one of them meanwhile.
        CudaAsm.Emit("mov.u64 %0, %%globaltimer;", out ulong now);
        if (since == 0)
            since = now - (ulong)Slice;
        long waited = (long)(now - since);
        CudaAsm.Emit("ld.relaxed.sys.u64 %0, [%1];", out ulong status, statusAddress);
        return status == 0 && (waited < patience || Fail(statusAddress, flag, PeerStatus.Missing, peer));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Fail(long statusAddress, ulong flag, uint kind, int peer)
    {
        ulong status = (flag & 0xFFFF_FFFF_0000_0000) | (kind << 8) | (uint)peer;
        CudaAsm.Emit("st.relaxed.sys.u64 [%0], %1;", statusAddress, status);
        return false;
    }
}
