using System.Linq;
using Microsoft.CodeAnalysis;

namespace TypedCollectives.Analyzers.Symbols;

/// <summary>Which types are one.</summary>
internal static class TypeIdentity
{
    /// <summary>Whether two types are one to the runtime and to constraints: the names of a tuple's elements make no other type.</summary>
    public static bool IsSameTypeAs(this ITypeSymbol left, ITypeSymbol right) => (left, right) switch
    {
        (INamedTypeSymbol { TypeArguments.Length: > 0 } a, INamedTypeSymbol b) =>
            SymbolEqualityComparer.Default.Equals(a.OriginalDefinition, b.OriginalDefinition)
            && (a.ContainingType is null || (b.ContainingType is { } container && a.ContainingType.IsSameTypeAs(container)))
            && a.TypeArguments.Zip(b.TypeArguments, (x, y) => x.IsSameTypeAs(y)).All(same => same),
        _ => SymbolEqualityComparer.Default.Equals(left, right),
    };
}
