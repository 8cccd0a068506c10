namespace TypedCollectives.Analyzers.Rules;

/// <summary>Where a rule is explained.</summary>
internal static class RuleHelp
{
    private const string Pages = "https://github.com/typedcollectives/typedcollectives/blob/main/docs/rules/";

    /// <summary>The address of a rule's page.</summary>
    public static string LinkTo(string id) => $"{Pages}{id}.md";
}
