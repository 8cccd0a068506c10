using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedCollectives.Analyzers.Divergence;

/// <summary>Quotes code in messages.</summary>
internal static class SyntaxText
{
    private const int MaxLength = 60;

    public static string Of(SyntaxNode syntax)
    {
        if (syntax is CatchClauseSyntax)
            return "catch";
        if (syntax is ParameterSyntax parameter)
            return parameter.Identifier.ValueText;
        if (syntax.Parent is CaseSwitchLabelSyntax { Parent.Parent: SwitchStatementSyntax { Expression: var subject } })
            return $"{Of(subject)} == {Shorten(syntax)}";
        return Shorten(syntax);
    }

    private static string Shorten(SyntaxNode syntax)
    {
        var text = string.Join(" ", syntax.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= MaxLength ? text : text.Substring(0, MaxLength - 3) + "...";
    }
}
