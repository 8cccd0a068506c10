using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Operations;

namespace TypedCollectives.Analyzers.Uniformity;

/// <summary>Recognizes the conditions that keep a loop going.</summary>
internal static class LoopConditions
{
    /// <summary>The loop a condition belongs to, where it is the loop's own.</summary>
    public static SyntaxNode? LoopOf(IOperation condition)
    {
        for (var node = condition.Syntax; node is not null; node = node.Parent)
        {
            switch (node.Parent)
            {
                case ForStatementSyntax loop when loop.Condition == node:
                case WhileStatementSyntax whileLoop when whileLoop.Condition == node:
                case DoStatementSyntax doLoop when doLoop.Condition == node:
                case CommonForEachStatementSyntax forEach when forEach.Expression == node:
                    return node.Parent;
                case StatementSyntax:
                    return node.Parent as CommonForEachStatementSyntax;
                case null:
                    return node as CommonForEachStatementSyntax;
            }
        }

        return null;
    }

    /// <summary>
    /// Whether a condition moves a loop over communicators on. The loop runs for each rank in turn: nothing diverges by it, though
    /// the variable differs between ranks inside it.
    /// </summary>
    public static bool CountsRanks(IOperation condition, RankIndices indices) =>
        LoopOf(condition) is not null
        && condition.DescendantsAndSelf().Any(operation => operation.ReferencedSymbol() is { } symbol && indices.Contains(symbol));
}
