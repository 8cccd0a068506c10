using Microsoft.CodeAnalysis;

namespace TypedCollectives.Analyzers.Symbols;

/// <summary>The type of a buffer, taken apart.</summary>
internal readonly struct BufferType(BufferKind kind, ITypeSymbol element)
{
    public BufferKind Kind { get; } = kind;

    public ITypeSymbol Element { get; } = element;

    public bool IsOnDevice => Kind == BufferKind.Device;

    public bool IsSpan => Kind is BufferKind.Span or BufferKind.ReadOnlySpan;
}
