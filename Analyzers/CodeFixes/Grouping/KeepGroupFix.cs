using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Rules;
using TypedCollectives.Analyzers.Symbols;
using TypedCollectives.CodeFixes.Editing;

namespace TypedCollectives.CodeFixes.Grouping;

/// <summary>TC1007: puts the scope around the calls that were meant to be in it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KeepGroupFix))]
[Shared]
public sealed class KeepGroupFix : ScopeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIdentifiers.GroupDiscarded];

    private protected override string Title => "Put the group around the calls that follow";

    private protected override Action<ScopeWriter>? Find(
        SemanticModel model, KnownSymbols known, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var node = diagnostic.Location.SourceTree!.GetRoot(cancellationToken).FindNode(diagnostic.Location.SourceSpan);
        if (node.FirstAncestorOrSelf<StatementSyntax>() is not { } opening
            || !IsAlone(opening)
            || FindRange(opening, model, known, cancellationToken) is not { } range
            || HasComment(opening, range.First))
            return null;
        var scope = GroupName.UsingAt(model, opening.SpanStart, known);
        return writer =>
        {
            writer.RemoveUpTo(opening, range.First);
            writer.Wrap(range.First, range.Last, scope);
        };
    }

    // The statement does nothing but open the group.
    private static bool IsAlone(StatementSyntax opening) => opening switch
    {
        LocalDeclarationStatementSyntax { Declaration.Variables.Count: 1 } => true,
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax } => true,
        ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } } } => true,
        _ => false,
    };

    // As many of the statements that follow as can run in a group, the last of them one that communicates.
    private static StatementRange? FindRange(
        StatementSyntax opening, SemanticModel model, KnownSymbols known, CancellationToken cancellationToken)
    {
        var following = StatementRange.Siblings(opening)
            .SkipWhile(statement => statement != opening)
            .Skip(1)
            .TakeWhile(statement => !Has(statement, CallKind.GroupOpen) && !Has(statement, CallKind.GroupStart))
            .ToList();
        for (var last = following.Count - 1; last >= 0; last--)
        {
            if (Calls(following[last]).Any(static contract => contract.IsCommunication)
                && StatementRange.Between(following[0], following[last]) is { } range
                && !range.Suspends()
                && !range.DeclaresForLater(model)
                && !new DeferredReads(model, known, cancellationToken).AreIn(range))
                return range;
        }

        return null;

        bool Has(StatementSyntax statement, CallKind kind) => Calls(statement).Any(contract => contract.Kind == kind);

        IEnumerable<CallContract> Calls(StatementSyntax statement) => statement.DescendantNodes()
            .OfType<InvocationExpressionSyntax>()
            .Select(syntax => model.GetOperation(syntax, cancellationToken))
            .OfType<IInvocationOperation>()
            .Select(call => known.Contracts.Of(call.TargetMethod))
            .OfType<CallContract>();
    }

    private static bool HasComment(StatementSyntax opening, StatementSyntax first) =>
        opening.GetTrailingTrivia().Concat(first.GetLeadingTrivia()).Any(static trivia =>
            !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia));
}
