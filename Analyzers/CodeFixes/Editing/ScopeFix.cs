using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.CodeFixes.Editing;

/// <summary>A fix that encloses, moves or removes statements; one or all of a document, project or solution.</summary>
public abstract class ScopeFix : CodeFixProvider
{
    /// <summary>What the fix does, for menus.</summary>
    private protected abstract string Title { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() =>
        FixAllProvider.Create(async (context, document, diagnostics) =>
            await FixAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (model is null || KnownSymbols.For(model.Compilation) is not { } known)
            return;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (Find(model, known, diagnostic, context.CancellationToken) is null)
                continue;
            context.RegisterCodeFix(
                CodeAction.Create(
                    Title, cancellationToken => FixAsync(context.Document, [diagnostic], cancellationToken), GetType().Name),
                diagnostic);
        }
    }

    /// <summary>What to do about a diagnostic, or <see langword="null"/> where that is not known.</summary>
    private protected abstract Action<ScopeWriter>? Find(
        SemanticModel model, KnownSymbols known, Diagnostic diagnostic, CancellationToken cancellationToken);

    private async Task<Document> FixAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var known = KnownSymbols.For(model!.Compilation)!;
        var writer = await ScopeWriter.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in diagnostics)
            Find(model, known, diagnostic, cancellationToken)?.Invoke(writer);

        return document.WithText(writer.Apply());
    }
}
