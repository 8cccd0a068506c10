using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime.Cuda;

namespace TypedCollectives;

internal static unsafe partial class PeerKernels
{
    /// <summary>Every rank sends its block to every target with a flag in each word, and reduces those that come; no meeting.</summary>
    /// <remarks>
    /// NCCL's LL protocol: half of each 8 bytes is the number of the meeting, so data tells by itself that it is there, and nothing
    /// has to be ordered before a flag. Twice the bytes, a third of the latency. Every rank receives from every other one, which
    /// also keeps any from being two calls ahead. A thread reduces what it received itself.
    /// </remarks>
    internal static void FlaggedReduce<T, TSum, TOne, TPack, TPackSum, TVector>(
        PeerArguments a, ArrayView<TPack> memory, ArrayView<Pack4<uint>> words)
        where T : unmanaged
        where TSum : unmanaged
        where TOne : struct, IPackArithmetic<T, TSum>
        where TPack : unmanaged
        where TPackSum : unmanaged
        where TVector : struct, IPackArithmetic<TPack, TPackSum>
    {
        Begin();
        SendFingerprint(a);
        long own = a.Send[a.Rank];
        long landing = a.Inbox[a.Rank] + a.Slots + ((a.Sequence & 1) * a.Size * a.Slot);
        for (int step = 1; step < a.Size; step++)
        {
            int peer = (a.Rank + step) % a.Size;
            SendFlagged<T>(a, words, own + (peer * a.SendStride), landing + (a.Rank * a.Slot), peer);
        }

        if (!CompareFingerprints(a))
            return;
        for (int step = 1; step < a.Size; step++)
        {
            int peer = (a.Rank + step) % a.Size;
            if (!ReceiveFlagged(a, landing + (peer * a.Slot), peer))
                return;
        }

        PeerAddresses sources = PeerAddresses.Row(landing, a.Slot, a.Rank, own + (a.Rank * a.SendStride));
        ReducePacks<T, TSum, TOne, TPack, TPackSum, TVector>(a, memory, sources, a.Recv, 1 << a.Rank, 0, a.Packs, a.Count);
    }

    /// <summary>Every rank sends a block to every rank with a flag in each word, and copies those that come to their places; no meeting.</summary>
    /// <typeparam name="T">The words of a short pack.</typeparam>
    internal static void FlaggedMove<T>(PeerArguments a, ArrayView<Pack4<uint>> words)
        where T : unmanaged
    {
        Begin();
        SendFingerprint(a);
        long own = a.Send[a.Rank];
        long landing = a.Inbox[a.Rank] + a.Slots + ((a.Sequence & 1) * a.Size * a.Slot);
        for (int step = 1; step < a.Size; step++)
        {
            int peer = (a.Rank + step) % a.Size;
            SendFlagged<T>(a, words, own + (peer * a.SendStride), landing + (a.Rank * a.Slot), peer);
        }

        if (!CompareFingerprints(a))
            return;
        long mine = own + (a.Rank * a.SendStride);
        long place = a.Recv[a.Rank] + (a.Rank * a.RecvStride);
        if (mine != place)
            MovePacks<T, Pack4<uint>>(a, words, mine, place, 0, a.Packs, a.Count);
        for (int step = 1; step < a.Size; step++)
        {
            int peer = (a.Rank + step) % a.Size;
            if (!ReceiveFlagged(a, landing + (peer * a.Slot), peer))
                return;
            MovePacks<T, Pack4<uint>>(a, words, landing + (peer * a.Slot), a.Recv[a.Rank] + (peer * a.RecvStride), 0, a.Packs, a.Count);
        }
    }

    /// <summary>Tells every other rank which call this is, by the last threads, which have the least to do.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SendFingerprint(PeerArguments a)
    {
        int peer = PeerOfThread();
        if (peer < a.Size && peer != a.Rank)
            CudaAsm.Emit("st.relaxed.sys.global.u64 [%0], %1;", a.Inbox[peer] + FingerprintPlace(a, a.Rank), Fingerprint(a));
    }

    /// <summary>Whether what another rank sends is this call's, for the thread that looks at it; true for all others, which data keeps waiting.</summary>
    /// <remarks>Data says by itself that it is there, but not whether its sender sums or takes the greatest.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool CompareFingerprints(PeerArguments a)
    {
        int peer = PeerOfThread();
        return peer >= a.Size || peer == a.Rank || Await(a, a.Inbox[a.Rank] + FingerprintPlace(a, peer), Fingerprint(a), peer);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int PeerOfThread() => ((Grid.DimX - Grid.IdxX) * Group.DimX) - 1 - Group.IdxX;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Fingerprint(PeerArguments a) => ((ulong)a.Sequence << 32) | a.Fingerprint;

    // Where a meeting's first group would write its flag.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long FingerprintPlace(PeerArguments a, int from) =>
        (((a.Sequence & 1) * PeerInbox.MaxGroups * PeerAddresses.MaxRanks) + from) * PeerInbox.FlagBytes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SendFlagged<T>(PeerArguments a, ArrayView<Pack4<uint>> words, long source, long spare, int peer)
        where T : unmanaged
    {
        long stride = (long)Grid.DimX * Group.DimX;
        long whole = a.Aligned != 0 ? a.Count / a.PerPack : 0;
        long target = a.Inbox[peer] + FlaggedPlace(a, a.Rank);
        for (long i = ((long)Grid.IdxX * Group.DimX) + Group.IdxX; i < a.Packs; i += stride)
        {
            long from = (source >> 4) + i;
            if (i >= whole)
            {
                // The last pack is short: what is behind it is not ours to read. Its elements, as those of packs that cannot be read
                // at once, go by this rank's own, unused, slot.
                long last = Math.Min(a.Count, (i + 1) * a.PerPack);
                for (long element = i * a.PerPack; element < last; element++)
                    ((T*)spare)[element] = ((T*)source)[element];
                from = (spare >> 4) + i;
            }

            Pack4<uint> pack = words[from];
            long to = target + (i * 2 * PackBytes);
            CudaAsm.Emit("st.volatile.global.v4.u32 [%0], {%1, %3, %2, %3};", to, pack.A, pack.B, a.Sequence);
            CudaAsm.Emit("st.volatile.global.v4.u32 [%0], {%1, %3, %2, %3};", to + PackBytes, pack.C, pack.D, a.Sequence);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool ReceiveFlagged(PeerArguments a, long landing, int peer)
    {
        long stride = (long)Grid.DimX * Group.DimX;
        long source = a.Inbox[a.Rank] + FlaggedPlace(a, peer);
        for (long i = ((long)Grid.IdxX * Group.DimX) + Group.IdxX; i < a.Packs; i += stride)
        {
            if (!ReceivePack(a, source + (i * 2 * PackBytes), landing + (i * PackBytes), peer))
                return false;
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool ReceivePack(PeerArguments a, long source, long landing, int peer)
    {
        ulong since = 0;
        while (true)
        {
            CudaAsm.Emit(
                "{ .reg .pred p; .reg .u64 t, n; .reg .u32 a, f, b, g, c, h, d, k, s; mov.u64 t, %%globaltimer; "
                + "SPIN: ld.volatile.global.v4.u32 {a, f, b, g}, [%1]; ld.volatile.global.v4.u32 {c, h, d, k}, [%1+16]; "
                + "setp.eq.u32 p, f, %3; setp.eq.and.u32 p, g, %3, p; setp.eq.and.u32 p, h, %3, p; setp.eq.and.u32 p, k, %3, p; "
                + "mov.u32 s, 1; @p bra CAME; mov.u64 n, %%globaltimer; sub.u64 n, n, t; setp.lt.u64 p, n, %4; @p bra SPIN; "
                + "mov.u32 s, 0; bra OVER; CAME: st.global.v4.u32 [%2], {a, b, c, d}; OVER: mov.u32 %0, s; }",
                out uint came, source, landing, a.Sequence, (ulong)Slice);
            if (came != 0)
                return true;
            if (!GoOn(a.Status, a.Patience, (ulong)a.Sequence << 32, peer, ref since))
                return false;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long FlaggedPlace(PeerArguments a, int from) =>
        PeerInbox.FlaggedStart + ((((a.Sequence & 1) * a.Size) + from) * 2 * PeerInbox.FlaggedBytes);
}
