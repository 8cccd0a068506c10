using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedCollectives.RuleEval.Speed;

/// <summary>Counts what is analysed.</summary>
internal static class Bodies
{
    /// <summary>The methods, constructors, accessors and operators with a body.</summary>
    public static int In(SyntaxTree tree) => tree.GetRoot().DescendantNodes().Count(static node => node switch
    {
        BaseMethodDeclarationSyntax method => method.Body is not null || method.ExpressionBody is not null,
        AccessorDeclarationSyntax accessor => accessor.Body is not null || accessor.ExpressionBody is not null,
        PropertyDeclarationSyntax property => property.ExpressionBody is not null,
        _ => false,
    });
}
