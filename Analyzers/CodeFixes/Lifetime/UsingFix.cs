using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TypedCollectives.Analyzers.Lifetime;
using TypedCollectives.Analyzers.Rules;
using TypedCollectives.CodeFixes.Editing;

namespace TypedCollectives.CodeFixes.Lifetime;

/// <summary>TC6001: declares the communicator or clique with <c>using</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UsingFix))]
[Shared]
public sealed class UsingFix : TextFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIdentifiers.NotDisposed];

    /// <inheritdoc/>
    protected override string Title => "Declare it with using";

    private protected override IEnumerable<TextChange> Changes(
        SemanticModel model, SourceText text, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var node = model.SyntaxTree.GetRoot(cancellationToken).FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        if (!diagnostic.Properties.ContainsKey(OwnershipRule.CanUse)
            || node.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>() is not { UsingKeyword.RawKind: 0, Declaration.Variables.Count: 1 } declaration
            || declaration.Parent is SwitchSectionSyntax)
            yield break;
        yield return new TextChange(new TextSpan(declaration.SpanStart, 0), "using ");
    }
}
