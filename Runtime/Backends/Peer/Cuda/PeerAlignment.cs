using System.Numerics;

namespace TypedCollectives;

/// <summary>How the memory of a collective is aligned.</summary>
internal static class PeerAlignment
{
    /// <summary>What the places of all blocks are a multiple of, at most a pack's size.</summary>
    internal static int Of(ReadOnlySpan<CollectiveCall> calls)
    {
        long bits = PeerKernels.PackBytes;
        foreach (ref readonly CollectiveCall call in calls)
            bits |= call.Send.Pointer | call.Recv.Pointer;
        if (calls[0].Kind is not (CollectiveKind.AllReduce or CollectiveKind.Reduce or CollectiveKind.Broadcast))
            bits |= calls[0].Count * calls[0].UnitSize; // blocks follow each other
        return 1 << BitOperations.TrailingZeroCount(bits);
    }
}
