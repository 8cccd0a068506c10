using System.Runtime.InteropServices;
using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives.Tools;

/// <summary>Counts the elements of a device buffer that are not what segments say.</summary>
/// <param name="patterns">The data of the segments.</param>
/// <param name="allowedUlps">How many units in the last place a value may be off; 0 compares bitwise.</param>
internal sealed class SegmentChecker<T>(Patterns<T> patterns, int allowedUlps)
    where T : unmanaged
{
    private T[] _actual = [];

    internal long CountWrong(IEnumerable<Segment> segments, ArrayView<T> result, AcceleratorStream stream)
    {
        long wrong = 0;
        long position = 0;
        foreach (Segment segment in segments)
        {
            if (segment.Count > 0)
                wrong += CountWrong(segment, result.SubView(position, segment.Count), stream);
            position += segment.Count;
        }

        return wrong;
    }

    private long CountWrong(in Segment segment, ArrayView<T> result, AcceleratorStream stream)
    {
        ReadOnlySpan<T> data = patterns.Of(segment);
        if (_actual.Length < data.Length)
            _actual = GC.AllocateUninitializedArray<T>(data.Length);

        long wrong = 0;
        foreach (Piece piece in Piece.Of(segment, data.Length))
        {
            Span<T> actual = _actual.AsSpan(0, piece.Count);
            result.SubView(piece.Position, piece.Count).CopyToCPU(stream, actual);
            wrong += CountDifferent(data.Slice(piece.Start, piece.Count), actual);
        }

        return wrong;
    }

    private long CountDifferent(ReadOnlySpan<T> expected, ReadOnlySpan<T> actual)
    {
        if (MemoryMarshal.AsBytes(expected).SequenceEqual(MemoryMarshal.AsBytes(actual)))
            return 0;

        long different = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            if (BitDistance.Between(expected[i], actual[i]) > (ulong)allowedUlps)
                different++;
        }

        return different;
    }
}
