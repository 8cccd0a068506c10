using System.Globalization;
using Microsoft.CodeAnalysis;

namespace TypedCollectives.Generators.Reading;

/// <summary>The names of generated files: the metadata name of the type.</summary>
/// <remarks>
/// The driver compares them without case, and a name twice ends the generator for the whole compilation; so where names
/// differ in case only, all but the first are numbered.
/// </remarks>
internal static class HintNames
{
    public static string Of(INamedTypeSymbol type) => FullNameOf(type) + ".g.cs";

    private static string FullNameOf(INamedTypeSymbol type)
    {
        var name = Distinct(type, type.MetadataName, ((INamespaceOrTypeSymbol?)type.ContainingType ?? type.ContainingNamespace)
            .GetTypeMembers().Select(static sibling => sibling.MetadataName));
        if (type.ContainingType is { } outer)
            return FullNameOf(outer) + "+" + name;
        return type.ContainingNamespace.IsGlobalNamespace ? name : FullNameOf(type.ContainingNamespace) + "." + name;
    }

    private static string FullNameOf(INamespaceSymbol containing)
    {
        var outer = containing.ContainingNamespace;
        var name = Distinct(containing, containing.MetadataName, outer.GetNamespaceMembers().Select(static sibling => sibling.MetadataName));
        return outer.IsGlobalNamespace ? name : FullNameOf(outer) + "." + name;
    }

    private static string Distinct(ISymbol symbol, string name, IEnumerable<string> siblings)
    {
        var before = siblings.Count(sibling =>
            string.Equals(sibling, name, StringComparison.OrdinalIgnoreCase) && string.CompareOrdinal(sibling, name) < 0);
        return before == 0 ? symbol.MetadataName : string.Format(CultureInfo.InvariantCulture, "{0}-{1}", name, before);
    }
}
