using ILGPU.Runtime;

namespace TypedCollectives;

/// <summary>One rank's part of a collective, checked and with its element type erased: what a backend is given.</summary>
/// <remarks>
/// <see cref="Count"/> is what NCCL's function of that name takes: the elements of each rank's block for the gathering and
/// scattering operations, of the whole buffer otherwise. Data movement of any type is counted in bytes as
/// <see cref="ElementType.UInt8"/>; <see cref="DataType"/> keeps the C# type so that ranks that disagree on it are found.
/// </remarks>
internal readonly struct CollectiveCall
{
    internal required CollectiveKind Kind { get; init; }

    internal Operand Send { get; init; }

    internal Operand Recv { get; init; }

    internal long Count { get; init; }

    internal ElementType Element { get; init; }

    internal int ElementSize { get; init; }

    internal Type? DataType { get; init; }

    internal ReduceOp Op { get; init; }

    /// <summary>The reduction written in C#, which then stands in for <see cref="Op"/>.</summary>
    internal Reduction? Custom { get; init; }

    /// <summary>The root, or the other end of a send or receive.</summary>
    internal int Peer { get; init; }

    internal AcceleratorStream? Stream { get; init; }

    internal CallSite Site { get; init; }

    /// <summary>The bytes of one counted element.</summary>
    internal int UnitSize => Custom is null ? ElementTypes.SizeOf(Element) : ElementSize;

    internal bool IsPointToPoint => Kind is CollectiveKind.Send or CollectiveKind.Recv;

    private bool IsReduction => Kind is CollectiveKind.AllReduce or CollectiveKind.Reduce or CollectiveKind.ReduceScatter;

    private bool IsRooted => Kind
        is CollectiveKind.Broadcast or CollectiveKind.Reduce or CollectiveKind.Gather or CollectiveKind.Scatter;

    /// <summary>Whether two ranks' calls are parts of one collective.</summary>
    internal bool Matches(in CollectiveCall other) =>
        Kind == other.Kind
        && Count == other.Count
        && DataType == other.DataType
        && Op == other.Op
        && Custom == other.Custom
        && (!IsRooted || Peer == other.Peer);

    /// <summary>The call as its author would name it: <c>AllReduce&lt;Single&gt;(count 10, Sum) at Program.cs:12</c>.</summary>
    public override string ToString()
    {
        if (Kind == CollectiveKind.Barrier)
            return $"Barrier() at {Site}";

        string type = DataType?.Name ?? Element.ToString();
        string reduction = !IsReduction ? "" : $", {Custom?.Name ?? Op.ToString()}";
        string peer = IsRooted ? $", root {Peer}" : IsPointToPoint ? $", peer {Peer}" : "";
        return $"{Kind}<{type}>(count {Count}{reduction}{peer}) at {Site}";
    }
}
