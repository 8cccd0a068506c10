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
    ImmutableArray<Finding> Findings);
