using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives.Tools;

/// <summary>Fills a device buffer with segments, one after the other.</summary>
internal static class SegmentWriter
{
    internal static void Write<T>(
        IEnumerable<Segment> segments, Patterns<T> patterns, ArrayView<T> target, AcceleratorStream stream)
        where T : unmanaged
    {
        long position = 0;
        foreach (Segment segment in segments)
        {
            // The buffer has been reset already.
            if (segment.Source != SegmentSource.Untouched && segment.Count > 0)
            {
                ReadOnlySpan<T> data = patterns.Of(segment);
                foreach (Piece piece in Piece.Of(segment, data.Length))
                    target.SubView(position + piece.Position, piece.Count).CopyFromCPU(stream, data.Slice(piece.Start, piece.Count));
            }

            position += segment.Count;
        }
    }
}
