using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TypedCollectives.RuleEval.Programs;
using TypedCollectives.RuleEval.Reports;

namespace TypedCollectives.RuleEval.Sources;

/// <summary>The project's own programs as they are: nothing may be reported that is not suppressed with a reason.</summary>
internal sealed class SourcesEvaluation(SourceUnits units, AnalyzerRun analyzers) : IEvaluation
{
    public string Name => "sources";

    public async Task<SectionReport> RunAsync(RuleFilter rules, CancellationToken cancellationToken)
    {
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        var findings = ImmutableArray.CreateBuilder<Finding>();
        int allCalls = 0, allReported = 0;
        foreach (var group in units.Usable.GroupBy(static unit => unit.Name.Split(':')[0]))
        {
            int calls = 0, reported = 0, suppressed = 0;
            foreach (SourceUnit unit in group)
            {
                calls += unit.Trees.Sum(tree => CollectiveCalls.In(tree, unit.Compilation).Count());
                foreach (Diagnostic diagnostic in await analyzers.OverAsync(unit.Compilation, cancellationToken))
                {
                    if (!rules.Includes(diagnostic.Id))
                        continue;
                    if (diagnostic.IsSuppressed)
                    {
                        suppressed++;
                        continue;
                    }

                    reported++;
                    findings.Add(new("reported", Places.Of(diagnostic.Location), $"{diagnostic.Id}: {diagnostic.GetMessage()}"));
                }
            }

            rows.Add([group.Key, $"{group.Count()}", $"{calls}", $"{suppressed}", $"{reported}"]);
            (allCalls, allReported) = (allCalls + calls, allReported + reported);
        }

        ImmutableArray<Finding> broken = [.. units.LeftOut.Where(static unit => !unit.Name.Contains(':'))
            .Select(static unit => new Finding("does not compile", unit.Name, unit.Error!.ToString()))];
        return new SectionReport(
            Name, allReported == 0 && broken.IsEmpty,
            $"{allCalls} collective calls, {allReported} warnings, {1000.0 * allReported / Math.Max(1, allCalls):F1} in 1,000 calls; "
                + $"{units.LeftOut.Count()} examples are no whole programs",
            ["sources", "compilations", "collective calls", "suppressed", "reported"], rows.ToImmutable(), [.. broken, .. findings]);
    }
}
