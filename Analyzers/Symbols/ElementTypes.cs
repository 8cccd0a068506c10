using Microsoft.CodeAnalysis;

namespace TypedCollectives.Analyzers.Symbols;

/// <summary>Tells the element types, which the built-in reductions understand, from other types.</summary>
internal sealed class ElementTypes
{
    private readonly HashSet<ISymbol> _floats = new(SymbolEqualityComparer.Default);
    private readonly INamedTypeSymbol? _elementAttribute;
    private readonly INamedTypeSymbol? _elementInterface;

    public ElementTypes(Compilation compilation, INamedTypeSymbol? elementAttribute)
    {
        _elementAttribute = elementAttribute;
        _elementInterface = compilation.GetTypeByMetadataName("TypedCollectives.ICollectiveElement`1");
        foreach (var name in new[]
        {
            "System.Half",
            "ILGPU.Half",
            "TypedCollectives.BFloat16",
            "TypedCollectives.Float8E4M3",
            "TypedCollectives.Float8E5M2",
        })
        {
            if (compilation.GetTypeByMetadataName(name) is { } type)
                _floats.Add(type);
        }
    }

    /// <summary>Whether a reduction may be asked for on this type; a type parameter is its declarer's affair.</summary>
    public bool Allows(ITypeSymbol type) =>
        type.TypeKind is TypeKind.Error or TypeKind.TypeParameter || IsBuiltIn(type) || IsMarkedStruct(type);

    public bool IsBuiltIn(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_SByte or SpecialType.System_Byte or
            SpecialType.System_Int32 or SpecialType.System_UInt32 or
            SpecialType.System_Int64 or SpecialType.System_UInt64 or
            SpecialType.System_Single or SpecialType.System_Double => true,
        _ => _floats.Contains(type),
    };

    /// <summary>Whether the type is, or once the generator has run will be, a struct of lanes.</summary>
    public bool IsMarkedStruct(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Struct && (type.HasAttribute(_elementAttribute) || LaneByInterface(type) is not null);

    /// <summary>The lane of a struct that says so by its interface, which may come from a referenced assembly.</summary>
    public ITypeSymbol? LaneByInterface(ITypeSymbol type)
    {
        foreach (var candidate in type.AllInterfaces)
        {
            if (SymbolEqualityComparer.Default.Equals(candidate.OriginalDefinition, _elementInterface))
                return candidate.TypeArguments[0];
        }

        return null;
    }
}
