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
        var total = Score.Of(results);
        return new SectionReport(
            Name, total.Unexplained == 0 && total.Caught >= RequiredShare * total.Mutants,
            $"{total.Mutants} mutants, {total.Caught} caught ({Percent.Of(total.Caught, total.Mutants)}); of {total.Decidable} that are bugs and can be told "
                + $"from the source {Percent.Of(total.Caught, total.Decidable)}; {total.Unexplained} survivors unexplained",
            ["operator", "rules", "mutants", "caught", "no bug", "undecidable", "missed", "recall"],
            [.. mutations.Select(mutation => Row(mutation, Score.Of(results.Where(result => result.Mutant.Mutation == mutation))))],
            [.. survivors.OrderBy(static result => SurvivorReason.Of(result.Mutant) is not null).Select(FindingOf)]);
    }

    private static ImmutableArray<string> Row(IMutation mutation, Score score) =>
    [
        mutation.Name, string.Join(' ', mutation.Rules), $"{score.Mutants}", $"{score.Caught}", $"{score.NoBug}", $"{score.Undecidable}",
        $"{score.Missed + score.Unexplained}", Percent.Of(score.Caught, score.Decidable),
    ];

    private static Finding FindingOf(MutantResult result) => new(
        "survivor", $"{Places.Of(result.Mutant.Place)}: {result.Mutant.Mutation.Name}",
        (SurvivorReason.Of(result.Mutant) is { } reason ? $"{Words(reason.Verdict)}: {reason.Why}" : "unexplained")
            + (result.Reported.IsEmpty ? "" : $" (reported: {string.Join(", ", result.Reported)})"), result.Mutant.Shown.ToString());

    private static string Words(Verdict verdict) => verdict switch
    {
        Verdict.NoBug => "no bug",
        Verdict.Undecidable => "not to be decided",
        _ => "missed",
    };
}
