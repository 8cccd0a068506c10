using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using TypedCollectives.Analyzers.Rules;
using TypedCollectives.Analyzers.Symbols;
using TypedCollectives.CodeFixes.Editing;

namespace TypedCollectives.CodeFixes.Grouping;

/// <summary>TC1002: makes <c>Start</c> and <c>End</c> in one block into a <c>using</c> scope.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(GroupScopeFix))]
[Shared]
public sealed class GroupScopeFix : ScopeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIdentifiers.GroupNotEnded];

    private protected override string Title => "Make Start and End a using scope";

    private protected override Action<ScopeWriter>? Find(
        SemanticModel model, KnownSymbols known, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        GroupPair.Find(model, diagnostic, cancellationToken) is var (start, end)
            ? writer => writer.Enclose(start, end, GroupName.UsingAt(model, start.SpanStart, known))
            : null;
}
