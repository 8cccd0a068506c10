namespace TypedCollectives;

/// <summary>One old rank's part in taking new ones in.</summary>
internal sealed class GrowRequest(Communicator parent, int size, UniqueId? id, Communicator child, CommunicatorOptions? options)
    : ChildRequest(parent, child, options)
{
    internal int Size => size;

    internal UniqueId? Id => id;

    internal override string Name => $"Grow({size} ranks)";
}
