namespace TypedCollectives;

/// <summary>One rank's part in a split.</summary>
internal sealed class SplitRequest(Communicator parent, int color, int key, Communicator? child, CommunicatorOptions? options)
    : ChildRequest(parent, child, options)
{
    internal int Color => color;

    internal int Key => key;

    internal override string Name => $"Split(color {(color == Communicator.NoColor ? "none" : color)}, key {key})";
}
