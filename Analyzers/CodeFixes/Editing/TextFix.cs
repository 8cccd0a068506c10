using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace TypedCollectives.CodeFixes.Editing;

/// <summary>A fix that changes a few characters for each diagnostic, on its own and for a document, project or solution at once.</summary>
public abstract class TextFix : CodeFixProvider
{
    /// <summary>What the fix does.</summary>
    protected abstract string Title { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() =>
        FixAllProvider.Create(async (context, document, diagnostics) =>
            await FixAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        var text = await context.Document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (model is null || !Changes(model, text, diagnostic, context.CancellationToken).Any())
                continue;
            context.RegisterCodeFix(
                CodeAction.Create(Title, cancellationToken => FixAsync(context.Document, [diagnostic], cancellationToken), GetType().Name),
                diagnostic);
        }
    }

    /// <summary>The changes for a diagnostic; none where there is no safe fix.</summary>
    private protected abstract IEnumerable<TextChange> Changes(
        SemanticModel model, SourceText text, Diagnostic diagnostic, CancellationToken cancellationToken);

    private async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var changes = diagnostics.SelectMany(diagnostic => Changes(model!, text, diagnostic, cancellationToken)).Distinct();
        return document.WithText(text.WithChanges(changes.OrderBy(static change => change.Span.Start)));
    }
}
