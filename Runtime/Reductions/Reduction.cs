using ILGPU.Runtime;

namespace TypedCollectives;

/// <summary>A reduction with its types erased: how the host combines blocks of memory, and the kernel that does so on a device.</summary>
/// <remarks>One instance a pair of types; two calls make the same reduction when they hold the same instance.</remarks>
internal abstract class Reduction
{
    /// <summary>The name for messages.</summary>
    internal abstract string Name { get; }

    /// <summary>Sets <c>accumulator[i] = Combine(accumulator[i], other[i])</c> in host memory.</summary>
    internal abstract void Combine(nint accumulator, nint other, long count);

    /// <summary>The kernels of the Peer backend on CUDA.</summary>
    internal abstract PeerReduction ForPeers { get; }

    /// <summary>Compiles the kernel for a device.</summary>
    /// <exception cref="NotSupportedException">The reduction is not something a kernel can hold.</exception>
    internal abstract CombineKernel Load(Accelerator accelerator);
}
