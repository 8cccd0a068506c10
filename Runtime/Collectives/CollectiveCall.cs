using ILGPU.Runtime;

namespace TypedCollectives;

/// <summary>One rank's part of a collective, checked and with its element type erased: what a backend is given.</summary>
/// <remarks>
/// <see cref="Count"/> is what NCCL's function of that name takes: the elements of each rank's block for the gathering and
/// scattering operations, of the whole buffer otherwise. Data movement of any type is counted in bytes as
/// <see cref="ElementType.UInt8"/>; <see cref="DataType"/> keeps the C# type so that ranks that disagree on it are found.
/// Fields, passed by reference: the struct is large, and copies of it would be most of what a small collective costs the host.
/// </remarks>
internal struct CollectiveCall
{
    internal Operand Send;

    internal Operand Recv;

    internal long Count;

    internal required CollectiveKind Kind { readonly get; init; }

    internal ElementType Element { readonly get; init; }

    internal int ElementSize { readonly get; init; }

    internal Type? DataType { readonly get; init; }

    internal ReduceOp Op { readonly get; init; }

    /// <summary>The reduction written in C#, which then stands in for <see cref="Op"/>.</summary>
    internal Reduction? Custom { readonly get; init; }

    /// <summary>The root, or the other end of a send or receive.</summary>
    internal int Peer { readonly get; init; }

    internal AcceleratorStream? Stream { readonly get; init; }

    internal CallSite Site { readonly get; init; }

    /// <summary>The bytes of one counted element.</summary>
    internal readonly int UnitSize => Custom is null ? ElementTypes.SizeOf(Element) : ElementSize;

    internal readonly bool IsPointToPoint => Kind is CollectiveKind.Send or CollectiveKind.Recv;

    private readonly bool IsReduction => Kind is CollectiveKind.AllReduce or CollectiveKind.Reduce or CollectiveKind.ReduceScatter;

    private readonly bool IsRooted => Kind
        is CollectiveKind.Broadcast or CollectiveKind.Reduce or CollectiveKind.Gather or CollectiveKind.Scatter;

    /// <summary>Whether two ranks' calls are parts of one collective.</summary>
    internal readonly bool Matches(in CollectiveCall other) =>
        Kind == other.Kind
        && Count == other.Count
        && DataType == other.DataType
        && Op == other.Op
        && Custom == other.Custom
        && (!IsRooted || Peer == other.Peer);

    /// <summary>The call as its author would name it: <c>AllReduce&lt;Single&gt;(count 10, Sum) at Program.cs:12</c>.</summary>
    public override readonly string ToString()
    {
        if (Kind == CollectiveKind.Barrier)
            return $"Barrier() at {Site}";

        string type = DataType?.Name ?? Element.ToString();
        string reduction = !IsReduction ? "" : $", {Custom?.Name ?? Op.ToString()}";
        string peer = IsRooted ? $", root {Peer}" : IsPointToPoint ? $", peer {Peer}" : "";
        return $"{Kind}<{type}>(count {Count}{reduction}{peer}) at {Site}";
    }
}
