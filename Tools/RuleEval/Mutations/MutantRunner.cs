using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedCollectives.RuleEval.Programs;
using TypedCollectives.RuleEval.Sources;

namespace TypedCollectives.RuleEval.Mutations;

/// <summary>Compiles mutants and looks at what is reported about them that was not before.</summary>
internal sealed class MutantRunner(SourceUnits units, AnalyzerRun analyzers)
{
    public async Task<ImmutableArray<MutantResult>> RunAsync(ImmutableArray<IMutation> mutations, CancellationToken cancellationToken)
    {
        var results = new ConcurrentBag<MutantResult>();
        foreach (SourceUnit unit in units.Usable)
        {
            ILookup<string, Diagnostic> before = Keyed(await analyzers.OverAsync(unit.Compilation, cancellationToken));
            IEnumerable<(SyntaxTree Tree, Mutant Mutant)> mutants = unit.Trees.SelectMany(tree =>
            {
                var source = new MutationSource(unit.Compilation, tree);
                return mutations.SelectMany(mutation => mutation.Mutate(source)).Select(mutant => (tree, mutant));
            });
            await Parallel.ForEachAsync(mutants, cancellationToken, async (entry, token) =>
            {
                if (await RunAsync(unit, before, entry.Tree, entry.Mutant, token) is { } result)
                    results.Add(result);
            });
        }

        return [.. results.OrderBy(static result => result.Mutant.Mutation.Name, StringComparer.Ordinal)
            .ThenBy(static result => result.Mutant.Place.GetLineSpan().Path, StringComparer.Ordinal)
            .ThenBy(static result => result.Mutant.Place.SourceSpan.Start)];
    }

    private async Task<MutantResult?> RunAsync(
        SourceUnit unit, ILookup<string, Diagnostic> before, SyntaxTree tree, Mutant mutant, CancellationToken cancellationToken)
    {
        // As text and back: what the operator put together has to be what a programmer could have written.
        SyntaxTree changed = CSharpSyntaxTree.ParseText(
            mutant.Root.ToFullString(), (CSharpParseOptions)tree.Options, tree.FilePath, cancellationToken: cancellationToken);
        Compilation compilation = unit.Compilation.ReplaceSyntaxTree(tree, changed);
        if (compilation.GetSemanticModel(changed).GetDiagnostics(cancellationToken: cancellationToken)
            .Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
            return null;

        // Nearly always the rule speaks up where something was changed, which takes a fraction of the time.
        ImmutableArray<string> reported = NewOnes(await analyzers.OverAsync(compilation, changed, cancellationToken), before);
        if (!IsCaught(reported))
            reported = NewOnes(await analyzers.OverAsync(compilation, cancellationToken), before);
        return new(mutant, IsCaught(reported), string.Join(", ", reported.Distinct().Order(StringComparer.Ordinal)));

        bool IsCaught(ImmutableArray<string> rules) => rules.Any(mutant.Mutation.Rules.Contains);
    }

    private static ImmutableArray<string> NewOnes(ImmutableArray<Diagnostic> reported, ILookup<string, Diagnostic> before) =>
        [.. Keyed(reported).Where(group => group.Count() > before[group.Key].Count()).Select(static group => group.First().Id)];

    // The place is the text reported, since lines move.
    private static ILookup<string, Diagnostic> Keyed(ImmutableArray<Diagnostic> reported) => reported.ToLookup(static diagnostic =>
        $"{diagnostic.Id} {diagnostic.Location.SourceTree?.FilePath} "
            + diagnostic.Location.SourceTree?.GetText().ToString(diagnostic.Location.SourceSpan));
}
