namespace TypedCollectives;

/// <summary>What goes to one peer and what comes from it, at the same time.</summary>
/// <param name="Send">Where the bytes for the peer are.</param>
/// <param name="SendBytes">How many.</param>
/// <param name="Recv">Where the bytes from the peer belong.</param>
/// <param name="RecvBytes">How many.</param>
internal readonly record struct Transfer(nint Send, long SendBytes, nint Recv, long RecvBytes)
{
    internal bool IsEmpty => SendBytes == 0 && RecvBytes == 0;

    internal static Transfer To(nint pointer, long bytes) => new(pointer, bytes, 0, 0);

    internal static Transfer From(nint pointer, long bytes) => new(0, 0, pointer, bytes);
}
