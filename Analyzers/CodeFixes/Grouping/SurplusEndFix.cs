using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedCollectives.Analyzers.Grouping;
using TypedCollectives.Analyzers.Rules;
using TypedCollectives.Analyzers.Symbols;
using TypedCollectives.CodeFixes.Editing;

namespace TypedCollectives.CodeFixes.Grouping;

/// <summary>TC1003: removes an end that is one too many.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SurplusEndFix))]
[Shared]
public sealed class SurplusEndFix : ScopeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIdentifiers.EndWithoutStart];

    private protected override string Title => "Remove the end";

    private protected override Action<ScopeWriter>? Find(
        SemanticModel model, KnownSymbols known, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (!diagnostic.CanFix())
            return null;
        var node = diagnostic.Location.SourceTree!.GetRoot(cancellationToken).FindNode(diagnostic.Location.SourceSpan);

        // What checks the result of a native end is more than an end.
        return node.FirstAncestorOrSelf<ExpressionStatementSyntax>() is { Parent: BlockSyntax } statement
            && statement.Expression.Span == diagnostic.Location.SourceSpan
                ? writer => writer.Remove(statement)
                : null;
    }
}
