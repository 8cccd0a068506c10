using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace TypedCollectives.CodeFixes.Editing;

/// <summary>Statements that follow each other in one block.</summary>
internal sealed class StatementRange
{
    private StatementRange(IReadOnlyList<StatementSyntax> statements) => Statements = statements;

    public IReadOnlyList<StatementSyntax> Statements { get; }

    public StatementSyntax First => Statements[0];

    public StatementSyntax Last => Statements[Statements.Count - 1];

    public TextSpan Span => TextSpan.FromBounds(First.SpanStart, Last.Span.End);

    /// <summary>The statements, in the innermost block that has both, from the one to the other.</summary>
    public static StatementRange? Between(SyntaxNode first, SyntaxNode last)
    {
        for (var start = Innermost(first); start is not null; start = Innermost(start.Parent))
        {
            if (start.Span.Contains(last.Span))
                return start is BlockSyntax || start.Parent is LabeledStatementSyntax ? null : new([start]);
            var siblings = Siblings(start);
            var end = siblings.FirstOrDefault(statement => statement.Span.Contains(last.Span));
            if (end is not null)
            {
                var before = siblings.SkipWhile(statement => statement != start).TakeWhile(statement => statement != end);
                return new([.. before, end]);
            }
        }

        return null;
    }

    /// <summary>The statements beside a statement, itself among them.</summary>
    public static IReadOnlyList<StatementSyntax> Siblings(StatementSyntax statement) => statement.Parent switch
    {
        BlockSyntax block => block.Statements,
        SwitchSectionSyntax section => section.Statements,
        GlobalStatementSyntax { Parent: CompilationUnitSyntax unit } =>
            [.. unit.Members.OfType<GlobalStatementSyntax>().Select(static member => member.Statement)],
        _ => [statement],
    };

    /// <summary>Whether a scope around the statements would end the life of something that is used after them.</summary>
    public bool DeclaresForLater(SemanticModel model)
    {
        if (Statements.Any(static statement =>
            statement is LocalFunctionStatementSyntax or LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 }))
            return true;
        if (model.AnalyzeDataFlow(First, Last) is not { Succeeded: true } flow)
            return true;
        return flow.VariablesDeclared.Any(variable =>
            flow.ReadOutside.Contains(variable, SymbolEqualityComparer.Default)
            || flow.WrittenOutside.Contains(variable, SymbolEqualityComparer.Default));
    }

    /// <summary>Everything in the statements that runs as part of them, and not when a lambda is called.</summary>
    public IEnumerable<SyntaxNode> DescendantsInFunction() => Statements.SelectMany(static statement =>
        statement.DescendantNodesAndSelf(static node =>
            node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)));

    /// <summary>Whether the thread may be given up in between, which an open group does not survive.</summary>
    public bool Suspends() => DescendantsInFunction().Any(static node =>
        node is AwaitExpressionSyntax or YieldStatementSyntax
            or CommonForEachStatementSyntax { AwaitKeyword.RawKind: not 0 }
            or UsingStatementSyntax { AwaitKeyword.RawKind: not 0 }
            or LocalDeclarationStatementSyntax { AwaitKeyword.RawKind: not 0 });

    // Beyond a lambda the statements run at another time.
    private static StatementSyntax? Innermost(SyntaxNode? node) => node?
        .AncestorsAndSelf()
        .TakeWhile(static ancestor => ancestor is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
        .OfType<StatementSyntax>()
        .FirstOrDefault();
}
