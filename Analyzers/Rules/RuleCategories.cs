namespace TypedCollectives.Analyzers.Rules;

/// <summary>The categories of the rules, by the thousands of their identifiers.</summary>
internal static class RuleCategories
{
    public const string Grouping = "TypedCollectives.Grouping";
    public const string Divergence = "TypedCollectives.Divergence";
    public const string Arguments = "TypedCollectives.Arguments";
    public const string Flight = "TypedCollectives.Flight";
    public const string Threading = "TypedCollectives.Threading";
    public const string Lifetime = "TypedCollectives.Lifetime";
    public const string Distribution = "TypedCollectives.Distribution";
    public const string Generation = "TypedCollectives.Generation";
}
