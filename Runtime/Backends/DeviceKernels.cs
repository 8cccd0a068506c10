using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives;

/// <summary>The reductions compiled for one device.</summary>
internal sealed class DeviceKernels(CollectiveDevice device)
{
    private readonly Dictionary<Reduction, CombineKernel> _combine = [];
    private readonly Dictionary<ElementType, Action<AcceleratorStream, ArrayView<byte>, int>> _divide = [];
    private readonly Dictionary<ElementType, Action<AcceleratorStream, ArrayView<byte>, ArrayView<byte>, ulong>> _scale = [];

    /// <summary>Puts <c>result[i] = Combine(left[i], right[i])</c> on a stream.</summary>
    internal void Combine(
        Reduction reduction, AcceleratorStream stream, ArrayView<byte> result, ArrayView<byte> left, ArrayView<byte> right)
    {
        device.Accelerator.Bind();
        Load(reduction).Launch(stream, result, left, right);
    }

    /// <summary>The kernel of a reduction, compiled when first asked for.</summary>
    /// <exception cref="NotSupportedException">The reduction is not something a kernel can hold.</exception>
    internal CombineKernel Load(Reduction reduction)
    {
        if (!_combine.TryGetValue(reduction, out CombineKernel? kernel))
            _combine.Add(reduction, kernel = reduction.Load(device.Accelerator));
        return kernel;
    }

    /// <summary>Puts <c>result[i] = source[i] * scalar</c> on a stream.</summary>
    internal void Scale(ElementType type, AcceleratorStream stream, ArrayView<byte> result, ArrayView<byte> source, ulong scalar)
    {
        device.Accelerator.Bind();
        if (!_scale.TryGetValue(type, out Action<AcceleratorStream, ArrayView<byte>, ArrayView<byte>, ulong>? kernel))
            _scale.Add(type, kernel = DeviceArithmetic.Of(type).LoadScale(device.Accelerator));
        kernel(stream, result, source, scalar);
    }

    /// <summary>Puts the division that makes a sum an average on a stream.</summary>
    internal void Divide(ElementType type, AcceleratorStream stream, ArrayView<byte> values, int ranks)
    {
        device.Accelerator.Bind();
        if (!_divide.TryGetValue(type, out Action<AcceleratorStream, ArrayView<byte>, int>? kernel))
            _divide.Add(type, kernel = DeviceArithmetic.Of(type).LoadDivide(device.Accelerator));
        kernel(stream, values, ranks);
    }
}
