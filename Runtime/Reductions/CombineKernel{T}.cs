using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives;

/// <inheritdoc/>
internal sealed class CombineKernel<T>(
    Accelerator accelerator,
    Action<AcceleratorStream, KernelConfig, ArrayView<T>, ArrayView<T>, ArrayView<T>> kernel) : CombineKernel
    where T : unmanaged
{
    internal override void Launch(
        AcceleratorStream stream, ArrayView<byte> result, ArrayView<byte> left, ArrayView<byte> right)
    {
        ArrayView<T> target = result.Cast<T>();
        kernel(stream, StrideLaunch.For(accelerator, target.Length), target, left.Cast<T>(), right.Cast<T>());
    }
}
