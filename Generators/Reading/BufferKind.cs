namespace TypedCollectives.Generators.Reading;

/// <summary>The types that hold a buffer.</summary>
internal enum BufferKind
{
    ArrayView,
    ArrayView1D,
    MemoryBuffer,
    Array,
    Memory,
    Span,
    ReadOnlySpan,
}
