using System.Collections.Immutable;
using TypedCollectives.RuleEval.Cases;
using TypedCollectives.RuleEval.Programs;
using TypedCollectives.RuleEval.Reports;

namespace TypedCollectives.RuleEval.Matrix;

/// <summary>Programs with bugs and their repaired twins: every bug is to be reported, and nothing else.</summary>
internal sealed class MatrixEvaluation(ProgramRunner runner) : IEvaluation
{
    public string Name => "matrix";

    public async Task<SectionReport> RunAsync(RuleFilter rules, CancellationToken cancellationToken)
    {
        ImmutableArray<CasePair> pairs = [.. CaseFamilies.All.SelectMany(static family => family.Pairs()).Where(pair => rules.Includes(pair.Rules))];

        // Pairs share programs: several twins repair one program.
        IReadOnlyDictionary<ProgramSource, ProgramResult> results = await runner.RunAsync(
            pairs.SelectMany(static pair => (ProgramSource[])[pair.BadProgram, pair.GoodProgram]), cancellationToken);
        ImmutableArray<PairScore> scores = [.. pairs.Select(pair => new PairScore(pair, results[pair.BadProgram], results[pair.GoodProgram]))];
        int caught = scores.Count(static score => score.IsCaught);
        int wrong = scores.Count(static score => score.IsFalsePositive);
        int broken = scores.Count(static score => score.IsBroken);
        return new SectionReport(
            Name,
            broken == 0 && caught == scores.Length && wrong == 0,
            $"{scores.Length} pairs, {caught} caught, {wrong} false positives, {broken} that do not compile",
            ["rule", "kind of bug", "pairs", "caught", "recall", "false positives"],
            [.. scores.GroupBy(static score => (Rule: score.Pair.Rules[0], score.Pair.BugClass))
                .OrderBy(static group => group.Key.Rule, StringComparer.Ordinal).Select(group => Row(group.Key.Rule, group.Key.BugClass, [.. group]))],
            [.. scores.SelectMany(static score => score.Findings())]);
    }

    private static ImmutableArray<string> Row(string rule, string bugClass, ImmutableArray<PairScore> scores)
    {
        int caught = scores.Count(static score => score.IsCaught);
        return
        [
            rule, bugClass, $"{scores.Length}", $"{caught}", Percent.Of(caught, scores.Length),
            $"{scores.Count(static score => score.IsFalsePositive)}",
        ];
    }
}
