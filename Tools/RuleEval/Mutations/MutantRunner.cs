using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TypedCollectives.RuleEval.Programs;
using TypedCollectives.RuleEval.Reports;
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
            IEnumerable<Mutant> mutants = unit.Trees.SelectMany(tree =>
            {
                var source = new MutationSource(unit.Compilation, tree);
                return mutations.SelectMany(mutation => mutation.Mutate(source));
            });
            ImmutableArray<ImmutableArray<Mutant>> batches = [.. MutantBatch.Split(mutants).Select(static batch => batch.ToImmutableArray())];
            if (batches.IsEmpty)
                continue;
            ImmutableArray<Diagnostic> before = await analyzers.OverAsync(unit.Compilation, cancellationToken);
            await Parallel.ForEachAsync(batches, cancellationToken, async (batch, token) =>
            {
                foreach (MutantResult result in await RunAsync(unit, batch, before, token))
                    results.Add(result);
            });
        }

        return [.. results.OrderBy(static result => result.Mutant.Mutation.Name, StringComparer.Ordinal)
            .ThenBy(static result => Places.Of(result.Mutant.Place), StringComparer.Ordinal)];
    }

    private async Task<IEnumerable<MutantResult>> RunAsync(
        SourceUnit unit, ImmutableArray<Mutant> mutants, ImmutableArray<Diagnostic> before, CancellationToken cancellationToken)
    {
        MutantBatch batch = MutantBatch.Compile(unit, mutants);
        ImmutableArray<Diagnostic> errors = [.. batch.Members.Select(static member => member.Tree).Distinct()
            .SelectMany(tree => batch.Compilation.GetSemanticModel(tree).GetDiagnostics(cancellationToken: cancellationToken))
            .Where(SourceUnit.Breaks)];
        ImmutableArray<Diagnostic> after = await analyzers.OverAsync(batch.Compilation, cancellationToken);
        bool isAlone = batch.Members.Length == 1;
        HashSet<string> elsewhere = [.. Reported.Newly(
            before, [.. after.Where(diagnostic => !batch.Members.Any(member => member.Contains(diagnostic)))])];
        List<MutantResult> results = [];
        foreach (BrokenMember member in batch.Members.Where(member => !errors.Any(member.Contains)))
        {
            IEnumerable<string> reported = Reported.Newly(
                [.. before.Where(member.Correct.Contains)], [.. after.Where(member.Contains)]);
            var result = new MutantResult(member.Mutant, [.. isAlone ? reported.Concat(elsewhere) : reported]);

            // What was reported elsewhere may be due to any mutant of the batch: those left are looked at one by one.
            if (result.IsCaught || isAlone || !elsewhere.Overlaps(member.Mutant.Mutation.Rules))
                results.Add(result);
            else
                results.AddRange(await RunAsync(unit, [member.Mutant], before, cancellationToken));
        }

        return results;
    }
}
