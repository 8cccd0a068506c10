using Microsoft.CodeAnalysis;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Contracts;

/// <summary>Looks contract attributes up where they may stand.</summary>
internal static class ContractAttributes
{
    /// <summary>
    /// Whether a method carries the attribute: itself, what it overrides or implements, or the other part of a partial method.
    /// </summary>
    public static bool HasContractAttribute(this IMethodSymbol method, INamedTypeSymbol? attribute)
    {
        if (attribute is null)
            return false;
        for (var current = method; current is not null; current = current.OverriddenMethod)
        {
            if (current.HasAttribute(attribute)
                || current.PartialImplementationPart?.HasAttribute(attribute) == true
                || current.PartialDefinitionPart?.HasAttribute(attribute) == true)
                return true;
        }

        return false;
    }

    /// <summary>Whether the value a symbol stands for carries the attribute: a field, property, parameter or return value.</summary>
    public static bool HasValueAttribute(this ISymbol symbol, INamedTypeSymbol? attribute) => symbol switch
    {
        _ when attribute is null => false,
        IMethodSymbol method => method.GetReturnTypeAttributes().Any(data => Is(data, attribute)),
        IPropertySymbol { GetMethod: { } getter } property => property.HasAttribute(attribute) || getter.HasValueAttribute(attribute),
        IFieldSymbol { AssociatedSymbol: { } associated } field => field.HasAttribute(attribute) || associated.HasAttribute(attribute),
        _ => symbol.HasAttribute(attribute),
    };

    private static bool Is(AttributeData data, INamedTypeSymbol attribute) =>
        SymbolEqualityComparer.Default.Equals(data.AttributeClass, attribute);
}
