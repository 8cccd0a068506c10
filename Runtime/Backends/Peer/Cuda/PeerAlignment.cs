using System.Numerics;

namespace TypedCollectives;

/// <summary>How the memory of a collective is aligned.</summary>
internal static class PeerAlignment
{
    /// <summary>What the places of all blocks are a multiple of, at most a pack's size.</summary>
    internal static int Of(ReadOnlySpan<CollectiveCall> calls)
    {
        long bits = OfBlocks(calls[0]);
        foreach (ref readonly CollectiveCall call in calls)
            bits |= call.Send.Pointer | call.Recv.Pointer;
        return Of(bits);
    }

    /// <summary>By how much blocks of a buffer are apart, where there are several; any multiple of a pack's size otherwise.</summary>
    internal static long OfBlocks(in CollectiveCall call) =>
        call.Kind is CollectiveKind.AllReduce or CollectiveKind.Reduce or CollectiveKind.Broadcast ? 0 : call.Count * call.UnitSize;

    /// <summary>What numbers are a multiple of, at most a pack's size.</summary>
    /// <param name="bits">The numbers, one over the other.</param>
    internal static int Of(long bits) => 1 << BitOperations.TrailingZeroCount(bits | PeerKernels.PackBytes);
}
