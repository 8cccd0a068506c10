namespace TypedCollectives;

/// <summary>What a rank's call asks for, without the memory it works on: what ranks of several processes compare and messages name.</summary>
/// <param name="Kind">The operation.</param>
/// <param name="TypeName">The element type as its author writes it.</param>
/// <param name="TypeIdentity">The element type with its namespaces, the same in every process of a program.</param>
/// <param name="Element">How the type is counted.</param>
/// <param name="Units">How many counted units one value is.</param>
/// <param name="ElementSize">The bytes of one value.</param>
/// <param name="Count">The counted units.</param>
/// <param name="Op">The built-in reduction.</param>
/// <param name="CustomName">The name of a reduction written in C#; empty if there is none.</param>
/// <param name="CustomIdentity">That reduction with its namespaces; empty if there is none.</param>
/// <param name="Peer">The root, or the other end of a message.</param>
/// <param name="Site">Where the call stands.</param>
internal sealed record CallDescription(
    CollectiveKind Kind, string TypeName, string TypeIdentity, ElementType Element, int Units, int ElementSize, long Count,
    ReduceOp Op, string CustomName, string CustomIdentity, int Peer, CallSite Site)
{
    internal bool IsPointToPoint => Kind is CollectiveKind.Send or CollectiveKind.Recv;

    private bool IsReduction => Kind is CollectiveKind.AllReduce or CollectiveKind.Reduce or CollectiveKind.ReduceScatter;

    private bool IsRooted => Kind
        is CollectiveKind.Broadcast or CollectiveKind.Reduce or CollectiveKind.Gather or CollectiveKind.Scatter;

    /// <summary>Whether two ranks' calls are parts of one collective, or the two ends of one message.</summary>
    internal bool Matches(CallDescription other) =>
        (Kind == other.Kind || (IsPointToPoint && other.IsPointToPoint))
        && HasSameLayout(other)
        && Count == other.Count
        && HasSameReduction(other)
        && (!IsRooted || Peer == other.Peer);

    internal bool HasSameLayout(CallDescription other) =>
        (TypeIdentity, Element, Units, ElementSize) == (other.TypeIdentity, other.Element, other.Units, other.ElementSize);

    internal bool HasSameReduction(CallDescription other) => (Op, CustomIdentity) == (other.Op, other.CustomIdentity);

    /// <summary>The call as its author would name it: <c>AllReduce&lt;Single&gt;(count 10, Sum) at Program.cs:12</c>.</summary>
    public override string ToString()
    {
        if (Kind == CollectiveKind.Barrier)
            return $"Barrier() at {Site}";

        string reduction = !IsReduction ? "" : $", {(CustomName.Length > 0 ? CustomName : Op.ToString())}";
        string peer = IsRooted ? $", root {Peer}" : IsPointToPoint ? $", peer {Peer}" : "";
        return $"{Kind}<{TypeName}>(count {Count}{reduction}{peer}) at {Site}";
    }
}
