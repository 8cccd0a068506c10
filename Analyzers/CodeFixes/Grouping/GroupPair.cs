using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Grouping;
using TypedCollectives.Analyzers.Symbols;
using TypedCollectives.CodeFixes.Editing;

namespace TypedCollectives.CodeFixes.Grouping;

/// <summary>Finds the <c>End</c> that stands in the same block as a <c>Start</c> and belongs to it.</summary>
internal static class GroupPair
{
    public static (StatementSyntax Start, StatementSyntax End)? Find(
        SemanticModel model, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var node = diagnostic.Location.SourceTree?.GetRoot(cancellationToken).FindNode(diagnostic.Location.SourceSpan);
        if (node?.FirstAncestorOrSelf<ExpressionStatementSyntax>() is not { } start
            || KnownSymbols.For(model.Compilation) is not { } known)
            return null;
        if (model.GetOperation(start.Expression, cancellationToken) is not IInvocationOperation opening || known.IsNative(opening))
            return null;
        var between = new List<StatementSyntax>();
        var depth = 1;
        foreach (var statement in StatementRange.Siblings(start).SkipWhile(statement => statement != start).Skip(1))
        {
            var change = ChangeOf(statement);
            depth += change;
            if (depth == 0 && statement is ExpressionStatementSyntax)
                return IsSafe() ? (start, statement) : null;

            // An end under a condition would end the scope a second time.
            if (change != 0 && statement is not ExpressionStatementSyntax)
                return null;
            between.Add(statement);
        }

        return null;

        int ChangeOf(StatementSyntax statement) =>
            statement.DescendantNodes().OfType<InvocationExpressionSyntax>().Sum(invocation =>
                model.GetOperation(invocation, cancellationToken) is not IInvocationOperation call ? 0
                : known.IsStart(call) ? 1
                : known.IsEnd(call) ? -1
                : 0);

        bool IsSafe() => between.Count == 0
            || (StatementRange.Between(between[0], between[between.Count - 1]) is { } range
                && !range.Suspends()
                && !range.DeclaresForLater(model));
    }
}
