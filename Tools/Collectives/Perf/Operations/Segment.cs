namespace TypedCollectives.Tools;

/// <summary>A run of elements of a buffer, described by where its contents come from.</summary>
/// <param name="Source">Which data.</param>
/// <param name="Rank">Whose, for an input.</param>
/// <param name="Start">The first element of that data.</param>
/// <param name="Count">How many elements.</param>
internal readonly record struct Segment(SegmentSource Source, int Rank, long Start, long Count)
{
    internal static Segment Input(int rank, long start, long count) => new(SegmentSource.Input, rank, start, count);

    internal static Segment Reduced(long start, long count) => new(SegmentSource.Reduced, 0, start, count);

    internal static Segment Untouched(long count) => new(SegmentSource.Untouched, 0, 0, count);
}
