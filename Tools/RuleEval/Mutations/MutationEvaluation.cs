using System.Collections.Immutable;
using TypedCollectives.RuleEval.Reports;

namespace TypedCollectives.RuleEval.Mutations;

/// <summary>The project's own correct programs, each broken in one place: what breaks them is to be reported.</summary>
internal sealed class MutationEvaluation(MutantRunner runner) : IEvaluation
{
    private const double RequiredShare = 0.95;

    public string Name => "mutations";

    public async Task<SectionReport> RunAsync(RuleFilter rules, CancellationToken cancellationToken)
    {
        ImmutableArray<IMutation> mutations = [.. AllMutations.Instances.Where(mutation => rules.Includes(mutation.Rules))];
        ImmutableArray<MutantResult> results = await runner.RunAsync(mutations, cancellationToken);
        ImmutableArray<MutantResult> survivors = [.. results.Where(static result => !result.IsCaught)];
        int unexplained = survivors.Count(static result => SurvivorReason.Of(result.Mutant) is null);
        int caught = results.Length - survivors.Length;
        return new SectionReport(
            Name, unexplained == 0 && caught >= RequiredShare * results.Length,
            $"{results.Length} mutants, {caught} caught ({Percent.Of(caught, results.Length)}), {unexplained} survivors unexplained",
            ["operator", "rules", "mutants", "caught", "recall"],
            [.. mutations.Select(mutation => Row(mutation, results))],
            [.. survivors.OrderBy(static result => SurvivorReason.Of(result.Mutant) is not null).Select(FindingOf)]);
    }

    private static ImmutableArray<string> Row(IMutation mutation, ImmutableArray<MutantResult> results)
    {
        int mutants = results.Count(result => result.Mutant.Mutation == mutation);
        int caught = results.Count(result => result.Mutant.Mutation == mutation && result.IsCaught);
        return [mutation.Name, string.Join(' ', mutation.Rules), $"{mutants}", $"{caught}", Percent.Of(caught, mutants)];
    }

    private static Finding FindingOf(MutantResult result) => new(
        "survivor", $"{Places.Of(result.Mutant.Place)}: {result.Mutant.Mutation.Name}",
        (SurvivorReason.Of(result.Mutant) ?? "unexplained")
            + (result.Reported.IsEmpty ? "" : $" (reported: {string.Join(", ", result.Reported)})"), result.Mutant.Shown.ToString());
}
