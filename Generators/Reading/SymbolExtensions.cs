using Microsoft.CodeAnalysis;

namespace TypedCollectives.Generators.Reading;

/// <summary>Questions asked of symbols. The runtime's types are known by name only.</summary>
internal static class SymbolExtensions
{
    /// <summary>Whether the type is the top-level type of that namespace and metadata name.</summary>
    public static bool Is(this ITypeSymbol? type, string containingNamespace, string metadataName) =>
        type is INamedTypeSymbol { ContainingType: null }
        && type.MetadataName == metadataName
        && type.ContainingNamespace?.ToDisplayString() == containingNamespace;

    /// <summary>The first attribute of the runtime with that name.</summary>
    public static AttributeData? FindAttribute(this ISymbol symbol, string name)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass.Is(KnownNames.Runtime, name))
                return attribute;
        }
        return null;
    }

    public static bool Has(this ISymbol symbol, string attribute) => symbol.FindAttribute(attribute) is not null;

    /// <summary>Whether the compiler fills a parameter with the caller's file.</summary>
    public static bool IsCallerFile(this IParameterSymbol parameter) =>
        parameter.Type.SpecialType == SpecialType.System_String && parameter.HasCallerInfo(KnownNames.CallerFileAttribute);

    /// <summary>Whether the compiler fills a parameter with the caller's line.</summary>
    public static bool IsCallerLine(this IParameterSymbol parameter) =>
        parameter.Type.SpecialType == SpecialType.System_Int32 && parameter.HasCallerInfo(KnownNames.CallerLineAttribute);

    private static bool HasCallerInfo(this IParameterSymbol parameter, string attribute) =>
        parameter.GetAttributes().Any(data => data.AttributeClass.Is(KnownNames.CompilerServices, attribute));

    /// <summary>Whether two symbols are the same, nullable annotations aside.</summary>
    public static bool IsSameAs(this ISymbol? left, ISymbol? right) => SymbolEqualityComparer.Default.Equals(left, right);

    /// <summary>Whether two types are one to the runtime and to constraints: the names of a tuple's elements make no other type.</summary>
    public static bool IsSameTypeAs(this ITypeSymbol left, ITypeSymbol right) => (left, right) switch
    {
        (INamedTypeSymbol { TypeArguments.Length: > 0 } a, INamedTypeSymbol b) =>
            a.OriginalDefinition.IsSameAs(b.OriginalDefinition)
            && (a.ContainingType is null || (b.ContainingType is { } container && a.ContainingType.IsSameTypeAs(container)))
            && a.TypeArguments.Zip(b.TypeArguments, (x, y) => x.IsSameTypeAs(y)).All(same => same),
        _ => left.IsSameAs(right),
    };

    /// <summary>Whether the type, or a type it is built from, can be named in its own file only.</summary>
    public static bool MentionsFileLocal(this ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType.MentionsFileLocal(),
        INamedTypeSymbol named => named.IsFileLocal
            || named.TypeArguments.Any(MentionsFileLocal)
            || (named.ContainingType?.MentionsFileLocal() ?? false),
        _ => false,
    };
}
