using System.Reflection;
using ILGPU;

namespace TypedCollectives;

/// <inheritdoc/>
internal sealed class PeerReduction<T, TSum, TOne, TPack, TPackSum, TVector>(int perPack, bool isVector) : PeerReduction(perPack, isVector)
    where T : unmanaged
    where TSum : unmanaged
    where TOne : struct, IPackArithmetic<T, TSum>
    where TPack : unmanaged
    where TPackSum : unmanaged
    where TVector : struct, IPackArithmetic<TPack, TPackSum>
{
    internal override MethodInfo Push { get; } =
        ((Action<PeerArguments, ArrayView<TPack>>)PeerKernels.PushReduce<T, TSum, TOne, TPack, TPackSum, TVector>).Method;

    internal override MethodInfo Direct { get; } =
        ((Action<PeerArguments, ArrayView<TPack>>)PeerKernels.DirectReduce<T, TSum, TOne, TPack, TPackSum, TVector>).Method;

    internal override MethodInfo Here { get; } =
        ((Action<PeerArguments, ArrayView<TPack>>)PeerKernels.ReduceHere<T, TSum, TOne, TPack, TPackSum, TVector>).Method;

    internal override MethodInfo Flagged { get; } =
        ((Action<PeerArguments, ArrayView<TPack>, ArrayView<Pack4<uint>>>)PeerKernels.FlaggedReduce<T, TSum, TOne, TPack, TPackSum, TVector>).Method;
}
