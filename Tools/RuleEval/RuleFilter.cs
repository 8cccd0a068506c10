using System.Collections.Immutable;

namespace TypedCollectives.RuleEval;

/// <summary>Which rules to look at.</summary>
/// <param name="Only">These rules, or none for all.</param>
internal sealed record RuleFilter(ImmutableArray<string> Only)
{
    /// <summary>Whether what these rules may report is looked at.</summary>
    public bool Includes(ImmutableArray<string> rules) => Only.IsEmpty || rules.Any(Only.Contains);

    public bool Includes(string rule) => Only.IsEmpty || Only.Contains(rule);
}
