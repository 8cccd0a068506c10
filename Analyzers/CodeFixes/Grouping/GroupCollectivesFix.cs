using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using TypedCollectives.Analyzers.Grouping;
using TypedCollectives.Analyzers.Rules;
using TypedCollectives.Analyzers.Symbols;
using TypedCollectives.CodeFixes.Editing;

namespace TypedCollectives.CodeFixes.Grouping;

/// <summary>TC1001 and TC1008: puts a group around the loop, or around the calls that follow each other.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(GroupCollectivesFix))]
[Shared]
public sealed class GroupCollectivesFix : CodeFixProvider
{
    private const string Title = "Put a collective group around the calls";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIdentifiers.UngroupedCollectives, RuleIdentifiers.UngroupedExchange];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() =>
        FixAllProvider.Create(static async (context, document, diagnostics) =>
            await FixAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await FindRangeAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is null)
                continue;
            context.RegisterCodeFix(
                CodeAction.Create(
                    Title,
                    cancellationToken => FixAsync(context.Document, [diagnostic], cancellationToken),
                    nameof(GroupCollectivesFix)),
                diagnostic);
        }
    }

    private static async Task<Document> FixAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var ranges = new List<StatementRange>();
        foreach (var diagnostic in diagnostics)
        {
            if (await FindRangeAsync(document, diagnostic, cancellationToken).ConfigureAwait(false) is { } range)
                ranges.Add(range);
        }

        // What lies within another group needs none of its own.
        ranges.RemoveAll(range => ranges.Any(other => other != range && other.Span.Contains(range.Span)));
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var known = KnownSymbols.For(model!.Compilation)!;
        var writer = await ScopeWriter.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        foreach (var range in ranges)
            writer.Wrap(range.First, range.Last, GroupName.UsingAt(model, range.Span.Start, known));
        return document.WithText(writer.Apply());
    }

    private static async Task<StatementRange?> FindRangeAsync(
        Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (!diagnostic.CanFix() || diagnostic.AdditionalLocations.Count < 2)
            return null;
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var first = root!.FindNode(diagnostic.AdditionalLocations[0].SourceSpan, getInnermostNodeForTie: true);
        var last = root.FindNode(diagnostic.AdditionalLocations[1].SourceSpan, getInnermostNodeForTie: true);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (model is null
            || KnownSymbols.For(model.Compilation) is not { } known
            || StatementRange.Between(first, last) is not { } range
            || range.Suspends()
            || range.DeclaresForLater(model)
            || new DeferredReads(model, known, cancellationToken).AreIn(range))
            return null;
        return range;
    }
}
