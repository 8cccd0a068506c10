using ILGPU;

namespace TypedCollectives;

internal static unsafe partial class PeerKernels
{
    /// <summary>All meet; every rank reduces its part of all ranks' send buffers into the targets' receive buffers; all meet again.</summary>
    internal static void DirectReduce<T, TSum, TOne, TPack, TPackSum, TVector>(PeerArguments a, ArrayView<TPack> memory)
        where T : unmanaged
        where TSum : unmanaged
        where TOne : struct, IPackArithmetic<T, TSum>
        where TPack : unmanaged
        where TPackSum : unmanaged
        where TVector : struct, IPackArithmetic<TPack, TPackSum>
    {
        Begin();
        if (!Meet(a, a.Sequence, 0))
            return;
        PeerAddresses sources = a.Send.Plus(a.Rank * a.SendStride);
        ReducePacks<T, TSum, TOne, TPack, TPackSum, TVector>(
            a, memory, sources, a.Recv, a.Targets, a.FirstPack, a.FirstPack + a.Packs, a.Count);
        Meet(a, a.Sequence, 1);
    }

    /// <summary>Reduces what lies on this device, one buffer a rank, into this rank's receive buffer; meets nobody.</summary>
    internal static void ReduceHere<T, TSum, TOne, TPack, TPackSum, TVector>(PeerArguments a, ArrayView<TPack> memory)
        where T : unmanaged
        where TSum : unmanaged
        where TOne : struct, IPackArithmetic<T, TSum>
        where TPack : unmanaged
        where TPackSum : unmanaged
        where TVector : struct, IPackArithmetic<TPack, TPackSum>
    {
        Begin();
        ReducePacks<T, TSum, TOne, TPack, TPackSum, TVector>(
            a, memory, a.Send, a.Recv, 1 << a.Rank, a.FirstPack, a.FirstPack + a.Packs, a.Count);
    }

    /// <summary>All meet; every source writes its blocks into the targets' receive buffers; all meet again.</summary>
    /// <typeparam name="T">The words of a short pack.</typeparam>
    /// <typeparam name="TPack">A pack.</typeparam>
    internal static void DirectMove<T, TPack>(PeerArguments a, ArrayView<TPack> memory)
        where T : unmanaged
        where TPack : unmanaged
    {
        Begin();
        if (!Meet(a, a.Sequence, 0))
            return;
        bool gives = ((a.Sources >> a.Rank) & 1) != 0;
        for (int step = 1; step <= a.Size; step++)
        {
            int peer = (a.Rank + step) % a.Size;
            if (!gives || ((a.Targets >> peer) & 1) == 0)
                continue;
            long source = a.Send[a.Rank] + (peer * a.SendStride);
            long target = a.Recv[peer] + (a.Rank * a.RecvStride);
            if (source != target)
                MovePacks<T, TPack>(a, memory, source, target, 0, a.Packs, a.Count);
        }

        Meet(a, a.Sequence, 1);
    }
}
