using Microsoft.CodeAnalysis;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.CodeFixes.Editing;

/// <summary>Writes the scope that opens a group.</summary>
internal static class GroupName
{
    /// <summary>The head of the scope, with as much of the type's name as the place needs.</summary>
    public static string UsingAt(SemanticModel model, int position, KnownSymbols known)
    {
        var isImported = model.LookupNamespacesAndTypes(position, name: "CollectiveGroup").Any(known.IsGroup);
        return isImported ? "using (CollectiveGroup.Open())" : "using (TypedCollectives.CollectiveGroup.Open())";
    }

    private static bool IsGroup(this KnownSymbols known, ISymbol symbol) => symbol is ITypeSymbol type && known.IsGroup(type);
}
