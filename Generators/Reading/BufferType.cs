using Microsoft.CodeAnalysis;

namespace TypedCollectives.Generators.Reading;

/// <summary>A type recognized as a buffer.</summary>
internal sealed class BufferType
{
    private BufferType(BufferKind kind, ITypeSymbol element, bool isNullable)
    {
        Kind = kind;
        Element = element;
        IsNullable = isNullable;
    }

    public BufferKind Kind { get; }

    public ITypeSymbol Element { get; }

    public bool IsNullable { get; }

    public bool IsOnDevice => Kind is BufferKind.ArrayView or BufferKind.ArrayView1D or BufferKind.MemoryBuffer;

    public bool IsSpan => Kind is BufferKind.Span or BufferKind.ReadOnlySpan;

    /// <summary>The buffer a type is, if it is one whose elements a collective can move.</summary>
    public static BufferType? Of(ITypeSymbol type)
    {
        if (KindAndElementOf(type) is not var (kind, element) || !CanBeMoved(element))
            return null;
        return new BufferType(kind, element, type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated });
    }

    private static (BufferKind Kind, ITypeSymbol Element)? KindAndElementOf(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol { IsSZArray: true } array)
            return (BufferKind.Array, array.ElementType);
        if (type is not INamedTypeSymbol { TypeArguments: { Length: > 0 } arguments } named)
            return null;
        BufferKind? kind = named.MetadataName switch
        {
            "ArrayView`1" when named.Is(KnownNames.Ilgpu, "ArrayView`1") => BufferKind.ArrayView,
            "ArrayView1D`2" when named.Is(KnownNames.IlgpuRuntime, "ArrayView1D`2") && IsDense(arguments[1]) => BufferKind.ArrayView1D,
            "MemoryBuffer1D`2" when named.Is(KnownNames.IlgpuRuntime, "MemoryBuffer1D`2") && IsDense(arguments[1]) => BufferKind.MemoryBuffer,
            "Memory`1" when named.Is("System", "Memory`1") => BufferKind.Memory,
            "Span`1" when named.Is("System", "Span`1") => BufferKind.Span,
            "ReadOnlySpan`1" when named.Is("System", "ReadOnlySpan`1") => BufferKind.ReadOnlySpan,
            _ => null,
        };
        return kind is { } found ? (found, arguments[0]) : null;
    }

    private static bool IsDense(ITypeSymbol stride) =>
        stride is INamedTypeSymbol { MetadataName: "Dense", ContainingType: { } outer } && outer.Is(KnownNames.Ilgpu, "Stride1D");

    /// <summary>Whether the type satisfies the <c>unmanaged</c> constraint of the collectives.</summary>
    private static bool CanBeMoved(ITypeSymbol element) =>
        element.IsUnmanagedType
        && element.TypeKind is not (TypeKind.Pointer or TypeKind.FunctionPointer or TypeKind.Error)
        && element.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T;
}
