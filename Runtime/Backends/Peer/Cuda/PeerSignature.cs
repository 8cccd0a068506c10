namespace TypedCollectives;

/// <summary>What decides how a rank launches a collective, but for its buffers and its stream.</summary>
internal readonly record struct PeerSignature
{
    private readonly ElementLayout _layout;
    private readonly Reduction? _custom;
    private readonly long _count;
    private readonly CollectiveKind _kind;
    private readonly ReduceOp _op;
    private readonly int _peer;
    private readonly int _alignment;

    internal PeerSignature(in CollectiveCall call, int alignment)
    {
        _layout = call.Layout;
        _custom = call.Custom;
        _count = call.Count;
        _kind = call.Kind;
        _op = call.Op;
        _peer = call.Peer;
        _alignment = alignment;
    }
}
