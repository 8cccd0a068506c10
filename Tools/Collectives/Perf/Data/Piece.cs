namespace TypedCollectives.Tools;

/// <summary>A part of a segment that lies within one period of its data.</summary>
/// <param name="Position">Where it is in the segment.</param>
/// <param name="Start">Where it is in the period.</param>
/// <param name="Count">Its elements.</param>
internal readonly record struct Piece(long Position, int Start, int Count)
{
    internal static IEnumerable<Piece> Of(Segment segment, int period)
    {
        for (long position = 0; position < segment.Count;)
        {
            int start = (int)((segment.Start + position) % period);
            int count = (int)Math.Min(period - start, segment.Count - position);
            yield return new Piece(position, start, count);
            position += count;
        }
    }
}
