using Microsoft.CodeAnalysis;

namespace TypedCollectives.Analyzers.Symbols;

/// <summary>Looks attributes up.</summary>
internal static class AttributeExtensions
{
    public static AttributeData? GetAttribute(this ISymbol symbol, INamedTypeSymbol? attribute)
    {
        if (attribute is null)
            return null;
        foreach (var candidate in symbol.GetAttributes())
        {
            if (SymbolEqualityComparer.Default.Equals(candidate.AttributeClass?.OriginalDefinition, attribute))
                return candidate;
        }

        return null;
    }

    public static bool HasAttribute(this ISymbol symbol, INamedTypeSymbol? attribute) =>
        symbol.GetAttribute(attribute) is not null;

    public static Location? GetLocation(this AttributeData attribute, CancellationToken cancellationToken) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken).GetLocation();
}
