using System.Numerics.Tensors;
using CommunityToolkit.HighPerformance.Buffers;

namespace TypedCollectives;

/// <summary>The narrow floating-point types: widened to <see cref="float"/>, reduced there, rounded once at the end.</summary>
internal sealed class WidenedHostArithmetic<T>(WidenedHostArithmetic<T>.Widening widen, WidenedHostArithmetic<T>.Narrowing narrow)
    : HostArithmetic
    where T : unmanaged
{
    internal delegate void Widening(ReadOnlySpan<T> source, Span<float> target);

    internal delegate void Narrowing(ReadOnlySpan<float> source, Span<T> target);

    internal override unsafe void Reduce(ReadOnlySpan<nint> sources, ReadOnlySpan<nint> targets, int count, ReduceOp op)
    {
        using SpanOwner<float> owner = SpanOwner<float>.Allocate(2 * count);
        Span<float> sum = owner.Span[..count];
        Span<float> next = owner.Span[count..];
        widen(new ReadOnlySpan<T>((void*)sources[0], count), sum);
        for (int rank = 1; rank < sources.Length; rank++)
        {
            widen(new ReadOnlySpan<T>((void*)sources[rank], count), next);
            switch (op)
            {
                case ReduceOp.Sum or ReduceOp.Average:
                    TensorPrimitives.Add(sum, next, sum);
                    break;
                case ReduceOp.Product:
                    TensorPrimitives.Multiply(sum, next, sum);
                    break;
                case ReduceOp.Max:
                    TensorPrimitives.Max(sum, next, sum);
                    break;
                default:
                    TensorPrimitives.Min(sum, next, sum);
                    break;
            }
        }

        if (op == ReduceOp.Average && sources.Length > 1)
            TensorPrimitives.Divide(sum, sources.Length, sum);

        var first = new Span<T>((void*)targets[0], count);
        narrow(sum, first);
        foreach (nint target in targets[1..])
            first.CopyTo(new Span<T>((void*)target, count));
    }
}
