using System.Collections.Immutable;
using TypedCollectives.RuleEval.Cases;
using TypedCollectives.RuleEval.Programs;
using TypedCollectives.RuleEval.Reports;

namespace TypedCollectives.RuleEval.Control;

/// <summary>
/// The programs with bugs that are due to the rank, with the rank replaced by the number of ranks: nothing may be left of the divergence,
/// or it was the shape of the program that was reported.
/// </summary>
internal sealed class ControlEvaluation(ProgramRunner runner) : IEvaluation
{
    public string Name => "control";

    public async Task<SectionReport> RunAsync(RuleFilter rules, CancellationToken cancellationToken)
    {
        Dictionary<ProgramSource, CasePair> controls = [];
        foreach (CasePair pair in CaseFamilies.All.SelectMany(static family => family.Pairs()))
        {
            if (pair.DependsOnRankAlone && rules.Includes(pair.Rules))
                controls.TryAdd(new ProgramSource(UniformSources.Replace(pair.Bad)), pair);
        }

        IReadOnlyDictionary<ProgramSource, ProgramResult> results = await runner.RunAsync(controls.Keys, cancellationToken);
        ImmutableArray<Finding> findings =
        [
            .. results.Values.Where(static result => result.Errors.Length > 0).Select(result => new Finding(
                "does not compile", controls[result.Source].Name, result.Errors[0].ToString(), result.Source.Declarations)),
            .. results.Values.SelectMany(result => result.Reported.Select(diagnostic => new Finding(
                "still reported", controls[result.Source].Name, diagnostic.ToString(), result.Source.Declarations))),
        ];
        return new SectionReport(
            Name, findings.IsEmpty, $"{results.Count} programs, {findings.Length} warnings left",
            ["rule", "programs", "still reported"],
            [.. controls.GroupBy(static control => control.Value.Rules[0]).OrderBy(static group => group.Key, StringComparer.Ordinal)
                .Select(group => (ImmutableArray<string>)
                    [group.Key, $"{group.Count()}", $"{group.Count(control => results[control.Key].Reported.Length > 0)}"])],
            findings);
    }
}
