using ILGPU;

namespace TypedCollectives;

internal static unsafe partial class PeerKernels
{
    /// <summary>Every rank stages its block with every target, all meet, and every target reduces what was staged with it.</summary>
    /// <remarks>
    /// One meeting a tile: the slots of two successive tiles are different ones, and no rank writes to the first again before the
    /// meeting between. Of user memory each rank touches its own only, so it also serves ranks of several processes.
    /// </remarks>
    internal static void PushReduce<T, TSum, TOne, TPack, TPackSum, TVector>(PeerArguments a, ArrayView<TPack> memory)
        where T : unmanaged
        where TSum : unmanaged
        where TOne : struct, IPackArithmetic<T, TSum>
        where TPack : unmanaged
        where TPackSum : unmanaged
        where TVector : struct, IPackArithmetic<TPack, TPackSum>
    {
        Begin();
        uint sequence = a.Sequence;
        long own = a.Send[a.Rank];
        long packBytes = (long)a.PerPack * sizeof(T);
        bool takes = ((a.Targets >> a.Rank) & 1) != 0;
        for (long tile = 0; tile < a.Packs; tile += a.TilePacks, sequence++)
        {
            long end = Math.Min(a.Packs, tile + a.TilePacks);
            long slots = a.Slots + ((sequence & 1) * a.Size * a.Slot) - (tile * packBytes);
            for (int step = 1; step < a.Size; step++)
            {
                int peer = (a.Rank + step) % a.Size;
                if (((a.Targets >> peer) & 1) != 0)
                {
                    MovePacks<T, TPack>(
                        a, memory, own + (peer * a.SendStride), a.Inbox[peer] + slots + (a.Rank * a.Slot), tile, end, a.Count);
                }
            }

            if (!Meet(a, sequence, 0))
                return;
            if (!takes)
                continue;

            PeerAddresses sources = PeerAddresses.Row(a.Inbox[a.Rank] + slots, a.Slot, a.Rank, own + (a.Rank * a.SendStride));
            ReducePacks<T, TSum, TOne, TPack, TPackSum, TVector>(a, memory, sources, a.Recv, 1 << a.Rank, tile, end, a.Count);
        }
    }

    /// <summary>Every source stages its block with every target, all meet, and every target copies what was staged with it to its place.</summary>
    /// <typeparam name="T">The words of a short pack.</typeparam>
    /// <typeparam name="TPack">A pack.</typeparam>
    internal static void PushMove<T, TPack>(PeerArguments a, ArrayView<TPack> memory)
        where T : unmanaged
        where TPack : unmanaged
    {
        Begin();
        uint sequence = a.Sequence;
        long own = a.Send[a.Rank];
        long packBytes = (long)a.PerPack * sizeof(T);
        bool gives = ((a.Sources >> a.Rank) & 1) != 0;
        bool takes = ((a.Targets >> a.Rank) & 1) != 0;
        for (long tile = 0; tile < a.Packs; tile += a.TilePacks, sequence++)
        {
            long end = Math.Min(a.Packs, tile + a.TilePacks);
            long slots = a.Slots + ((sequence & 1) * a.Size * a.Slot) - (tile * packBytes);
            for (int step = 1; step <= a.Size; step++)
            {
                int peer = (a.Rank + step) % a.Size;
                if (!gives || ((a.Targets >> peer) & 1) == 0)
                    continue;
                long source = own + (peer * a.SendStride);
                long target = peer == a.Rank ? a.Recv[peer] + (peer * a.RecvStride) : a.Inbox[peer] + slots + (a.Rank * a.Slot);
                if (source != target)
                    MovePacks<T, TPack>(a, memory, source, target, tile, end, a.Count);
            }

            if (!Meet(a, sequence, 0))
                return;
            for (int step = 1; step < a.Size; step++)
            {
                int peer = (a.Rank + step) % a.Size;
                if (takes && ((a.Sources >> peer) & 1) != 0)
                {
                    MovePacks<T, TPack>(
                        a, memory, a.Inbox[a.Rank] + slots + (peer * a.Slot), a.Recv[a.Rank] + (peer * a.RecvStride), tile, end, a.Count);
                }
            }
        }
    }

    /// <summary>All ranks meet; nothing moves.</summary>
    internal static void Barrier(PeerArguments a)
    {
        Begin();
        Meet(a, a.Sequence, 0);
    }

    /// <summary>All ranks meet once more in a call; one whose part of it failed stays away, so that it fails for the others, too.</summary>
    internal static void BarrierAgain(PeerArguments a)
    {
        Begin();
        if (Group.BarrierAnd(IsFine(a.Status)))
            Meet(a, a.Sequence, 0);
    }
}
