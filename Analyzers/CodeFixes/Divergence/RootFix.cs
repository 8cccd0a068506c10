using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Rules;

namespace TypedCollectives.CodeFixes.Divergence;

/// <summary>TC3002: replaces a root that depends on the rank by rank 0.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RootFix))]
[Shared]
public sealed class RootFix : CodeFixProvider
{
    private const string Title = "Use rank 0 as the root";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIdentifiers.DivergentArgument];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() =>
        FixAllProvider.Create(static async (context, document, diagnostics) =>
            await FixAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (FindRoot(root!, model!, diagnostic) is null)
                continue;
            context.RegisterCodeFix(
                CodeAction.Create(Title, cancellationToken => FixAsync(context.Document, [diagnostic], cancellationToken), nameof(RootFix)),
                diagnostic);
        }
    }

    private static async Task<Document> FixAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in diagnostics)
        {
            if (FindRoot(editor.OriginalRoot, editor.SemanticModel, diagnostic) is { } root)
            {
                var zero = SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(0));
                editor.ReplaceNode(root, zero.WithTriviaFrom(root));
            }
        }

        return editor.GetChangedDocument();
    }

    // A constant is not to blame: another arm gives another one, and which is right only the author knows.
    private static ExpressionSyntax? FindRoot(SyntaxNode root, SemanticModel model, Diagnostic diagnostic)
    {
        var node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: false);
        return node.FirstAncestorOrSelf<ArgumentSyntax>() is { } argument
            && model.GetOperation(argument) is IArgumentOperation { Parameter.Name: "root", Value.ConstantValue.HasValue: false }
                ? argument.Expression
                : null;
    }
}
