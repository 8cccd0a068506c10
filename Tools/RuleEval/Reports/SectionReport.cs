using System.Collections.Immutable;

namespace TypedCollectives.RuleEval.Reports;

/// <summary>What one evaluation found.</summary>
/// <param name="Name">The evaluation.</param>
/// <param name="Passed">Whether its target is met.</param>
/// <param name="Verdict">The result in one line.</param>
/// <param name="Columns">The heads of the table's columns.</param>
/// <param name="Rows">The rows of the table.</param>
/// <param name="Findings">What is to be looked at.</param>
internal sealed record SectionReport(
    string Name, bool Passed, string Verdict, ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<string>> Rows,
    ImmutableArray<Finding> Findings)
{
    /// <summary>The report with what analyzers threw, which is never as it should be.</summary>
    public SectionReport WithFailures(ImmutableArray<(string Place, string Text)> failures) => failures.IsEmpty ? this : this with
    {
        Passed = false,
        Findings = [.. failures.Select(static failure => new Finding("analyzer threw", failure.Place, "", failure.Text)), .. Findings],
    };
}
