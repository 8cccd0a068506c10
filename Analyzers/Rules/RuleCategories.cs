namespace TypedCollectives.Analyzers.Rules;

/// <summary>The categories of the rules, by the thousands of their identifiers.</summary>
internal static class RuleCategories
{
    public const string Grouping = "TypedCollectives.Grouping";
    public const string Arguments = "TypedCollectives.Arguments";
    public const string Generation = "TypedCollectives.Generation";
}
