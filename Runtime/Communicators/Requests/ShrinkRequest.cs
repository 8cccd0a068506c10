namespace TypedCollectives;

/// <summary>One remaining rank's part in leaving others out.</summary>
internal sealed class ShrinkRequest(Communicator parent, int[] excluded, bool abort, Communicator child, CommunicatorOptions? options)
    : ChildRequest(parent, child, options)
{
    /// <summary>The ranks left out; a copy of its own, since NCCL sorts it.</summary>
    internal int[] Excluded => excluded;

    internal bool Abort => abort;

    internal override string Name => $"Shrink({excluded.Length} ranks)";
}
