using System.Collections.Immutable;

namespace TypedCollectives.RuleEval;

/// <summary>Which rules to look at.</summary>
/// <param name="Only">The one rule, or <see langword="null"/> for all.</param>
internal sealed record RuleFilter(string? Only)
{
    /// <summary>Whether what these rules may report is looked at.</summary>
    public bool Includes(ImmutableArray<string> rules) => Only is null || rules.Contains(Only);

    public bool Includes(string rule) => Only is null || rule == Only;
}
