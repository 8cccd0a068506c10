using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedCollectives.Analyzers.Grouping;
using TypedCollectives.Analyzers.Rules;
using TypedCollectives.Analyzers.Symbols;
using TypedCollectives.CodeFixes.Editing;

namespace TypedCollectives.CodeFixes.Grouping;

/// <summary>TC1005: moves a wait that is the last statement of a group's scope to behind the scope.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WaitBehindGroupFix))]
[Shared]
public sealed class WaitBehindGroupFix : ScopeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIdentifiers.WaitInGroup];

    private protected override string Title => "Wait behind the group";

    private protected override Action<ScopeWriter>? Find(
        SemanticModel model, KnownSymbols known, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (!diagnostic.CanFix())
            return null;
        var node = diagnostic.Location.SourceTree!.GetRoot(cancellationToken).FindNode(diagnostic.Location.SourceSpan);
        if (node.FirstAncestorOrSelf<ExpressionStatementSyntax>() is not { Parent: BlockSyntax { Parent: UsingStatementSyntax scope } block } wait
            || wait.Expression.Span != diagnostic.Location.SourceSpan
            || block.Statements.Count == 1
            || block.Statements.Last() != wait
            || scope.Parent is not (BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax)
            || scope.Span != diagnostic.AdditionalLocations[0].SourceSpan
            || IsMultiline(wait)
            || UsesLocalOf(scope, wait, model))
            return null;
        return writer => writer.MoveBehind(wait, scope);
    }

    private static bool IsMultiline(SyntaxNode node)
    {
        var span = node.GetLocation().GetLineSpan();
        return span.StartLinePosition.Line != span.EndLinePosition.Line;
    }

    private static bool UsesLocalOf(UsingStatementSyntax scope, ExpressionStatementSyntax wait, SemanticModel model) =>
        wait.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name =>
            model.GetSymbolInfo(name).Symbol is ILocalSymbol local
            && local.DeclaringSyntaxReferences.Any(reference => scope.Span.Contains(reference.Span)));
}
