using System.Reflection;

namespace TypedCollectives;

/// <summary>A reduction with its types erased: its kernels, and how elements make packs.</summary>
/// <param name="perPack">The elements of a pack.</param>
/// <param name="isVector">Whether packs have the size in which memory moves at once.</param>
internal abstract class PeerReduction(int perPack, bool isVector)
{
    internal int PerPack => perPack;

    internal bool IsVector => isVector;

    /// <summary>The instance of <see cref="PeerKernels.PushReduce"/>.</summary>
    internal abstract MethodInfo Push { get; }

    /// <summary>The instance of <see cref="PeerKernels.DirectReduce"/>.</summary>
    internal abstract MethodInfo Direct { get; }

    /// <summary>The instance of <see cref="PeerKernels.ReduceHere"/>.</summary>
    internal abstract MethodInfo Here { get; }

    /// <summary>The instance of <see cref="PeerKernels.FlaggedReduce"/>.</summary>
    internal abstract MethodInfo Flagged { get; }
}
