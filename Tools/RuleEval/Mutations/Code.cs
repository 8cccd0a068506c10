using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedCollectives.RuleEval.Mutations;

/// <summary>Makes syntax of text.</summary>
internal static class Code
{
    public static BlockSyntax Block(string statements) => (BlockSyntax)Statement($"{{ {statements} }}");

    public static StatementSyntax Statement(string text) => SyntaxFactory.ParseStatement(text + "\n");

    public static ExpressionSyntax Expression(string text) => SyntaxFactory.ParseExpression(text);

    /// <summary>What is in the braces of a block, or the one statement.</summary>
    public static string Inside(StatementSyntax statement) => statement is BlockSyntax block ? block.Statements.ToFullString() : statement.ToFullString();
}
