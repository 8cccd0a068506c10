namespace TypedCollectives.Tools;

/// <summary>The element counts of one measurement; the offsets in place are for each rank below.</summary>
/// <param name="Send">What a rank sends.</param>
/// <param name="Recv">What a rank receives.</param>
/// <param name="Count">What the call takes as its count.</param>
/// <param name="SendOffsetInPlace">How far apart the ranks' send buffers begin within the receive buffer.</param>
/// <param name="RecvOffsetInPlace">How far apart their results begin.</param>
internal readonly record struct Layout(long Send, long Recv, long Count, long SendOffsetInPlace = 0, long RecvOffsetInPlace = 0)
{
    /// <summary>The elements of the larger buffer.</summary>
    internal long Region => Math.Max(Send, Recv);
}
