namespace TypedCollectives;

/// <summary>A buffer of every rank that this rank's device reaches.</summary>
/// <param name="Number">Its number, the same on every rank.</param>
/// <param name="Memory">This rank's buffer.</param>
/// <param name="Addresses">Where the ranks' buffers are as this rank's device sees them.</param>
/// <param name="Mapping">What holds the others' in place.</param>
internal sealed record PeerWindow(long Number, Operand Memory, PeerAddresses Addresses, IDisposable Mapping)
{
    /// <summary>Whether the buffer holds an operand; not once it is disposed, when its place may be another's.</summary>
    internal bool Holds(in Operand operand) =>
        operand.Pointer >= Memory.Pointer
        && operand.Pointer + operand.Bytes <= Memory.Pointer + Memory.Bytes
        && Memory.Buffer is { IsDisposed: false };
}
