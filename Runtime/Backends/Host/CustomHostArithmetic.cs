using System.Runtime.CompilerServices;
using CommunityToolkit.HighPerformance.Buffers;

namespace TypedCollectives;

/// <summary>A reduction written in C#, in host memory.</summary>
internal sealed class CustomHostArithmetic : HostArithmetic
{
    private static readonly ConditionalWeakTable<Reduction, CustomHostArithmetic> Made = [];

    private readonly Reduction _reduction;
    private readonly int _elementSize;

    private CustomHostArithmetic(Reduction reduction, int elementSize)
    {
        _reduction = reduction;
        _elementSize = elementSize;
    }

    internal static CustomHostArithmetic For(Reduction reduction, int elementSize) =>
        Made.TryGetValue(reduction, out CustomHostArithmetic? made)
            ? made
            : Made.GetValue(reduction, key => new CustomHostArithmetic(key, elementSize));

    internal override unsafe void Reduce(ReadOnlySpan<nint> sources, ReadOnlySpan<nint> targets, int count, ReduceOp op)
    {
        int bytes = count * _elementSize;
        using SpanOwner<byte> owner = SpanOwner<byte>.Allocate(bytes);
        fixed (byte* scratch = owner.Span)
        {
            Buffer.MemoryCopy((void*)sources[0], scratch, bytes, bytes);
            foreach (nint source in sources[1..])
                _reduction.Combine((nint)scratch, source, count);
            foreach (nint target in targets)
                Buffer.MemoryCopy(scratch, (void*)target, bytes, bytes);
        }
    }
}
