using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TypedCollectives.Analyzers.Flight;
using TypedCollectives.Analyzers.Rules;
using TypedCollectives.CodeFixes.Editing;

namespace TypedCollectives.CodeFixes.Flight;

/// <summary>TC4001: waits for the collective before the statement that touches its buffer.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SynchronizeFix))]
[Shared]
public sealed class SynchronizeFix : TextFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIdentifiers.BufferInFlight];

    /// <inheritdoc/>
    protected override string Title => "Synchronize before the access";

    private protected override IEnumerable<TextChange> Changes(
        SemanticModel model, SourceText text, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var node = model.SyntaxTree.GetRoot(cancellationToken).FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        if (!diagnostic.Properties.TryGetValue(FlightRule.Completion, out var completion) || completion is null
            || node is not ExpressionSyntax
            || StatementOf(node) is not { } statement
            || !CanSynchronize(model, statement.SpanStart, completion))
            yield break;
        var line = text.Lines.GetLineFromPosition(statement.SpanStart);
        var before = text.ToString(TextSpan.FromBounds(line.Start, statement.SpanStart));
        var gap = before.Trim().Length == 0
            ? text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)) + before
            : " ";
        yield return new TextChange(new TextSpan(statement.SpanStart, 0), $"{completion}.Synchronize();{gap}");
    }

    // The statement before which a wait can stand: not one that is evaluated again, or in part of the cases only.
    private static StatementSyntax? StatementOf(SyntaxNode node)
    {
        foreach (var current in node.Ancestors())
        {
            switch (current)
            {
                case AnonymousFunctionExpressionSyntax:
                    return null;
                case ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax:
                    return null;
                case StatementSyntax { Parent: BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax } statement:
                    return statement is LabeledStatementSyntax or LocalFunctionStatementSyntax ? null : statement;
                case MemberDeclarationSyntax:
                    return null;
            }
        }

        return null;
    }

    private static bool CanSynchronize(SemanticModel model, int position, string completion) =>
        SyntaxFactory.ParseExpression($"{completion}.Synchronize()") is InvocationExpressionSyntax call
        && model.GetSpeculativeSymbolInfo(position, call, SpeculativeBindingOption.BindAsExpression).Symbol is IMethodSymbol { Parameters.IsEmpty: true };
}
