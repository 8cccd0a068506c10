using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using TypedCollectives.Analyzers.Rules;

namespace TypedCollectives.CodeFixes.Divergence;

/// <summary>TC2001: moves a collective that an arm of an <c>if</c> ends with behind the <c>if</c>, where every rank comes to it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HoistCollectiveFix))]
[Shared]
public sealed class HoistCollectiveFix : CodeFixProvider
{
    private const string Title = "Call it on every rank";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIdentifiers.DivergentCollective];

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
            if (HoistableCall.Find(root!, model!, diagnostic) is null)
                continue;
            context.RegisterCodeFix(
                CodeAction.Create(
                    Title,
                    cancellationToken => FixAsync(context.Document, [diagnostic], cancellationToken),
                    nameof(HoistCollectiveFix)),
                diagnostic);
        }
    }

    private static async Task<Document> FixAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        var done = new HashSet<IfStatementSyntax>();
        foreach (var diagnostic in diagnostics)
        {
            if (HoistableCall.Find(editor.OriginalRoot, editor.SemanticModel, diagnostic) is { } call && done.Add(call.Condition))
                call.Move(editor);
        }

        return editor.GetChangedDocument();
    }
}
