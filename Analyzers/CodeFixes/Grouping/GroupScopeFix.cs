using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using TypedCollectives.Analyzers.Rules;
using TypedCollectives.Analyzers.Symbols;
using TypedCollectives.CodeFixes.Editing;

namespace TypedCollectives.CodeFixes.Grouping;

/// <summary>TC1002: makes <c>Start</c> and <c>End</c> in one block into a <c>using</c> scope.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(GroupScopeFix))]
[Shared]
public sealed class GroupScopeFix : CodeFixProvider
{
    private const string Title = "Make Start and End a using scope";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIdentifiers.GroupNotEnded];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() =>
        FixAllProvider.Create(static async (context, document, diagnostics) =>
            await FixAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (model is null || GroupPair.Find(model, diagnostic, context.CancellationToken) is null)
                continue;
            context.RegisterCodeFix(
                CodeAction.Create(
                    Title,
                    cancellationToken => FixAsync(context.Document, [diagnostic], cancellationToken),
                    nameof(GroupScopeFix)),
                diagnostic);
        }
    }

    private static async Task<Document> FixAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var known = KnownSymbols.For(model!.Compilation)!;
        var writer = await ScopeWriter.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in diagnostics)
        {
            if (GroupPair.Find(model, diagnostic, cancellationToken) is var (start, end))
                writer.Enclose(start, end, GroupName.UsingAt(model, start.SpanStart, known));
        }

        return document.WithText(writer.Apply());
    }
}
