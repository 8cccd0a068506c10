using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives;

/// <summary>A reduction's kernel, compiled for one device.</summary>
internal abstract class CombineKernel
{
    /// <summary>Puts <c>result[i] = Combine(left[i], right[i])</c> on a stream; the operands may be the same memory.</summary>
    internal abstract void Launch(AcceleratorStream stream, ArrayView<byte> result, ArrayView<byte> left, ArrayView<byte> right);
}
