using Microsoft.CodeAnalysis;

namespace TypedCollectives.Analyzers.Symbols;

/// <summary>Recognizes the types that collectives take as buffers.</summary>
internal sealed class BufferTypes(Compilation compilation)
{
    private readonly INamedTypeSymbol? _view = compilation.GetTypeByMetadataName("ILGPU.ArrayView`1");
    private readonly INamedTypeSymbol? _view1D = compilation.GetTypeByMetadataName("ILGPU.Runtime.ArrayView1D`2");
    private readonly INamedTypeSymbol? _buffer1D = compilation.GetTypeByMetadataName("ILGPU.Runtime.MemoryBuffer1D`2");
    private readonly INamedTypeSymbol? _dense = compilation.GetTypeByMetadataName("ILGPU.Stride1D+Dense");
    private readonly INamedTypeSymbol? _memory = compilation.GetTypeByMetadataName("System.Memory`1");
    private readonly INamedTypeSymbol? _span = compilation.GetTypeByMetadataName("System.Span`1");
    private readonly INamedTypeSymbol? _readOnlySpan = compilation.GetTypeByMetadataName("System.ReadOnlySpan`1");

    public BufferType? Read(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol { IsSZArray: true } array)
            return new BufferType(BufferKind.Host, array.ElementType);
        if (type is not INamedTypeSymbol { IsGenericType: true } named)
            return null;
        var element = named.TypeArguments[0];
        return named.OriginalDefinition switch
        {
            var definition when Is(definition, _view) => new BufferType(BufferKind.Device, element),
            var definition when (Is(definition, _view1D) || Is(definition, _buffer1D)) && Is(named.TypeArguments[1], _dense) =>
                new BufferType(BufferKind.Device, element),
            var definition when Is(definition, _memory) => new BufferType(BufferKind.Host, element),
            var definition when Is(definition, _span) => new BufferType(BufferKind.Span, element),
            var definition when Is(definition, _readOnlySpan) => new BufferType(BufferKind.ReadOnlySpan, element),
            _ => null,
        };
    }

    public bool IsSpan(ITypeSymbol type) => Read(type) is { IsSpan: true };

    private static bool Is(ITypeSymbol type, INamedTypeSymbol? known) => SymbolEqualityComparer.Default.Equals(type, known);
}
