using TypedCollectives.RuleEval.Reports;

namespace TypedCollectives.RuleEval;

/// <summary>One way to measure the rules.</summary>
internal interface IEvaluation
{
    /// <summary>Its name on the command line.</summary>
    string Name { get; }

    /// <summary>Measures.</summary>
    /// <param name="rules">Which rules to look at.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    Task<SectionReport> RunAsync(RuleFilter rules, CancellationToken cancellationToken);
}
