using System.Numerics;
using System.Numerics.Tensors;
using CommunityToolkit.HighPerformance.Buffers;

namespace TypedCollectives;

/// <summary>The types C# computes with, through vectorised tensor primitives.</summary>
internal sealed class NumberHostArithmetic<T> : HostArithmetic
    where T : unmanaged, INumber<T>
{
    internal override unsafe void Reduce(ReadOnlySpan<nint> sources, ReadOnlySpan<nint> targets, int count, ReduceOp op)
    {
        using SpanOwner<T> owner = SpanOwner<T>.Allocate(count);
        Span<T> scratch = owner.Span;
        var first = new ReadOnlySpan<T>((void*)sources[0], count);
        if (sources.Length == 1)
            first.CopyTo(scratch);

        for (int rank = 1; rank < sources.Length; rank++)
        {
            ReadOnlySpan<T> left = rank == 1 ? first : scratch;
            var right = new ReadOnlySpan<T>((void*)sources[rank], count);
            switch (op)
            {
                case ReduceOp.Sum or ReduceOp.Average:
                    TensorPrimitives.Add(left, right, scratch);
                    break;
                case ReduceOp.Product:
                    TensorPrimitives.Multiply(left, right, scratch);
                    break;
                case ReduceOp.Max:
                    TensorPrimitives.Max(left, right, scratch);
                    break;
                default:
                    TensorPrimitives.Min(left, right, scratch);
                    break;
            }
        }

        if (op == ReduceOp.Average && sources.Length > 1)
            TensorPrimitives.Divide(scratch, T.CreateChecked(sources.Length), scratch);

        foreach (nint target in targets)
            scratch.CopyTo(new Span<T>((void*)target, count));
    }
}
