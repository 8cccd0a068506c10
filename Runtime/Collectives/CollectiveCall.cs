using ILGPU.Runtime;

namespace TypedCollectives;

/// <summary>One rank's part of a collective, checked and with its element type erased: what a backend is given.</summary>
/// <remarks>
/// Fields, written once in place and then passed by reference. What a small collective costs on the host is the code and the
/// data it touches: the library underneath leaves none of it in the caches.
/// </remarks>
internal struct CollectiveCall
{
    internal Operand Send;

    internal Operand Recv;

    /// <summary>How the data is seen; ranks must agree on it.</summary>
    internal ElementLayout Layout;

    /// <summary>The reduction written in C#, which then stands in for <see cref="Op"/>.</summary>
    internal Reduction? Custom;

    /// <summary>The bits of what this rank's contribution is multiplied by before it is summed, if <see cref="IsScaled"/>.</summary>
    internal ulong Scalar;

    internal AcceleratorStream? Stream;

    internal string File;

    /// <summary>
    /// What NCCL's function of that name takes, in units of the layout: the elements of each rank's block for the gathering and
    /// scattering operations, of the whole buffer otherwise. Data that is only moved is counted in bytes.
    /// </summary>
    internal long Count;

    internal CollectiveKind Kind;

    internal ReduceOp Op;

    /// <summary>The root, or the other end of a send or receive.</summary>
    internal int Peer;

    internal int Line;

    /// <summary>Whether it is a <see cref="PreMulSum{T}"/>.</summary>
    internal bool IsScaled;

    internal readonly ElementType Element => Layout.Element;

    /// <summary>The bytes of one counted unit.</summary>
    internal readonly int UnitSize => Layout.Size / Layout.Units;

    internal readonly bool IsPointToPoint => Kind is CollectiveKind.Send or CollectiveKind.Recv;

    internal readonly bool IsReduction => Kind is CollectiveKind.AllReduce or CollectiveKind.Reduce or CollectiveKind.ReduceScatter;

    internal readonly bool IsRooted => Kind
        is CollectiveKind.Broadcast or CollectiveKind.Reduce or CollectiveKind.Gather or CollectiveKind.Scatter;

    internal void Scale(ulong bits)
    {
        IsScaled = true;
        Scalar = bits;
    }

    /// <summary>Whether two ranks' calls are parts of one collective.</summary>
    internal readonly bool Matches(in CollectiveCall other) =>
        Kind == other.Kind
        && Count == other.Count
        && Layout == other.Layout
        && Op == other.Op
        && Custom == other.Custom
        && (!IsRooted || Peer == other.Peer);

    /// <summary>The call without its memory.</summary>
    internal readonly CallDescription Describe() => new(
        Kind, Layout.Type.Name, Layout.Type.ToString(), Layout.Element, Layout.Units, Layout.Size, Count, Op, IsScaled ? nameof(PreMulSum<>) : Custom?.Name ?? "",
        Custom?.GetType().ToString() ?? "", Peer, new CallSite(File, Line));

    /// <summary>The call as its author would name it: <c>AllReduce&lt;Single&gt;(count 10, Sum) at Program.cs:12</c>.</summary>
    public override readonly string ToString() => Describe().ToString();
}
