namespace TypedCollectives.Analyzers.Symbols;

/// <summary>What a buffer is.</summary>
internal enum BufferKind
{
    /// <summary>ILGPU memory.</summary>
    Device,

    /// <summary>An array or <see cref="Memory{T}"/>.</summary>
    Host,

    /// <summary><see cref="Span{T}"/>: a parameter only.</summary>
    Span,

    /// <summary><see cref="ReadOnlySpan{T}"/>: a parameter that is only read.</summary>
    ReadOnlySpan,
}
