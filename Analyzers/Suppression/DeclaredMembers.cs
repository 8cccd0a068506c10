using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TypedCollectives.Analyzers.Suppression;

/// <summary>Finds what a diagnostic of another analyzer is about.</summary>
internal static class DeclaredMembers
{
    /// <summary>The field or property a diagnostic stands on; of a record's parameter the property.</summary>
    public static ISymbol? At(Diagnostic diagnostic, SuppressionAnalysisContext context)
    {
        if (diagnostic.Location is not { SourceTree: { } tree, SourceSpan: var span })
            return null;
        var node = tree.GetRoot(context.CancellationToken).FindNode(span);
        if (node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration
            || context.GetSemanticModel(tree).GetDeclaredSymbol(declaration, context.CancellationToken) is not INamedTypeSymbol type)
        {
            return null;
        }

        return type.GetMembers().FirstOrDefault(member =>
            member is IPropertySymbol or IFieldSymbol { IsImplicitlyDeclared: false }
            && member.Locations.Any(location => location.SourceTree == tree && location.SourceSpan.IntersectsWith(span)));
    }
}
