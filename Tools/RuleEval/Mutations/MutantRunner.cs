using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedCollectives.RuleEval.Programs;
using TypedCollectives.RuleEval.Reports;
using TypedCollectives.RuleEval.Sources;

namespace TypedCollectives.RuleEval.Mutations;

/// <summary>Compiles mutants and looks at what is reported about them that was not before.</summary>
internal sealed class MutantRunner(SourceUnits units, AnalyzerRun analyzers)
{
    private const int FewTrees = 3;

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
            ImmutableArray<Diagnostic> before = await analyzers.OverAsync(unit.Compilation, cancellationToken);
            ImmutableArray<ImmutableArray<Mutant>> batches =
                [.. MutantBatch.Split(mutants.Where(mutant => !IsWrongAlready(mutant, before))).Select(static batch => batch.ToImmutableArray())];
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
        ImmutableArray<BrokenMember> members = batch.Compiling(cancellationToken);
        if (members.IsEmpty)
            return [];
        if (batch.Trees.Length <= FewTrees)
        {
            // Nearly always a rule speaks up where something was broken, and the rest of the project need not be looked at.
            List<Diagnostic> near = [];
            foreach (SyntaxTree tree in batch.Trees)
                near.AddRange(await analyzers.OverAsync(batch.Compilation, tree, cancellationToken));
            ImmutableArray<MutantResult> results = [.. members.Select(member => ResultOf(member, before, [.. near]))];
            if (results.All(static result => result.IsCaught))
                return results;
        }

        return await CompareAsync(unit, batch, members, before, cancellationToken);
    }

    private async Task<IEnumerable<MutantResult>> CompareAsync(
        SourceUnit unit, MutantBatch batch, ImmutableArray<BrokenMember> members, ImmutableArray<Diagnostic> before,
        CancellationToken cancellationToken)
    {
        ImmutableArray<Diagnostic> after = await analyzers.OverAsync(batch.Compilation, cancellationToken);
        ImmutableArray<string> elsewhere = [.. Reported.Newly(
            before, [.. after.Where(diagnostic => !batch.Members.Any(member => member.Contains(diagnostic)))])];
        List<MutantResult> results = [];
        foreach (BrokenMember member in members)
        {
            MutantResult result = ResultOf(member, before, after);

            // What was reported elsewhere may be due to any mutant of the batch, and one may hide another: those left are looked at one by one.
            if (batch.Members.Length == 1)
                results.Add(result with { Reported = result.Reported.AddRange(elsewhere) });
            else if (result.IsCaught)
                results.Add(result);
            else
                results.AddRange(await RunAsync(unit, [member.Mutant], before, cancellationToken));
        }

        return results;
    }

    // A test of the mistake itself, which says so in a suppression, cannot be broken in that way.
    private static bool IsWrongAlready(Mutant mutant, ImmutableArray<Diagnostic> before)
    {
        SyntaxNode node = mutant.Shown.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } ? call : mutant.Shown;
        return before.Any(diagnostic => diagnostic.IsSuppressed && mutant.Mutation.Rules.Contains(diagnostic.Id)
            && diagnostic.Location.SourceTree == node.SyntaxTree && diagnostic.Location.SourceSpan.IntersectsWith(node.Span));
    }

    private static MutantResult ResultOf(BrokenMember member, ImmutableArray<Diagnostic> before, ImmutableArray<Diagnostic> after) =>
        new(member.Mutant, [.. Reported.Newly([.. before.Where(member.Correct.Contains)], [.. after.Where(member.Contains)])]);
}
