using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedCollectives.Analyzers.Divergence;

/// <summary>Finds the arm of a condition that leaves.</summary>
internal static class Exits
{
    /// <summary>The arm that leaves while the other goes on, if there is one.</summary>
    public static LeavingArm? Find(SyntaxNode condition)
    {
        if (condition.FirstAncestorOrSelf<IfStatementSyntax>() is not { } statement || !statement.Condition.Span.Contains(condition.Span))
            return null;
        var whenTrue = Leaving(statement.Statement);
        var whenFalse = statement.Else is { } other ? Leaving(other.Statement) : null;
        if (whenTrue is not null && whenFalse is null)
            return new LeavingArm(statement.Statement, whenTrue, whenTrue: true);
        return whenFalse is not null && whenTrue is null ? new LeavingArm(statement.Else!.Statement, whenFalse, whenTrue: false) : null;
    }

    /// <summary>The condition under which ranks leave, for messages.</summary>
    public static string Describe(SyntaxNode condition, bool whenTrue) => whenTrue ? SyntaxText.Of(condition) : $"not {SyntaxText.Of(condition)}";

    private static StatementSyntax? Leaving(StatementSyntax arm) => arm switch
    {
        ReturnStatementSyntax or ThrowStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax
            or YieldStatementSyntax { ReturnOrBreakKeyword.Text: "break" } => arm,
        BlockSyntax { Statements: { Count: > 0 } statements } => Leaving(statements[statements.Count - 1]),
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } }
            when access.Expression.ToString() is "Environment" or "System.Environment" && access.Name.Identifier.ValueText is "Exit" or "FailFast" => arm,
        _ => null,
    };
}
