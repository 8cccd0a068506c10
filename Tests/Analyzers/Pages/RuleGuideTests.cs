using System.Text.RegularExpressions;

namespace TypedCollectives.Analyzers.Tests.Pages;

/// <summary>What is written about the rules as a whole is true.</summary>
public partial class RuleGuideTests
{
    [Theory]
    [InlineData("README")]
    [InlineData("guide")]
    public async Task A_wrong_example_reports_what_its_comments_name(string page)
    {
        var examples = RulePages.ExamplesOf(page).Where(static example => !example.IsRight).ToList();
        Assert.NotEmpty(examples);
        foreach (var (_, code) in examples)
        {
            var found = await PageExamples.RunAsync(code, TestContext.Current.CancellationToken);
            Assert.Equal(Named().Matches(code).Select(static match => match.Value), found.Select(static diagnostic => diagnostic.Id));
        }
    }

    [Theory]
    [InlineData("README")]
    [InlineData("guide")]
    public async Task A_right_example_reports_nothing(string page)
    {
        var examples = RulePages.ExamplesOf(page).Where(static example => example.IsRight).ToList();
        Assert.NotEmpty(examples);
        foreach (var (_, code) in examples)
            Assert.Empty((await PageExamples.RunAsync(code, TestContext.Current.CancellationToken)).Where(static diagnostic => !diagnostic.IsSuppressed));
    }

    [Fact]
    public async Task The_guide_quotes_the_message_of_its_first_example()
    {
        var (_, code) = RulePages.ExamplesOf("guide").First();
        var message = Assert.Single(await PageExamples.RunAsync(code, TestContext.Current.CancellationToken)).GetMessage();

        // The example stands in a method there, some lines further down.
        Assert.Contains(
            $"warning TC2001: {Line().Replace(message, "on line 4")}\n", RulePages.Read("guide"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_of_all_rules_is_sorted()
    {
        var rows = Row().Matches(RulePages.Read("README")).Select(static match => match.Groups["identifier"].Value).ToList();
        Assert.Equal(RulePages.Identifiers, rows);
    }

    [GeneratedRegex(@"TC\d{4}")]
    private static partial Regex Named();

    [GeneratedRegex(@"on line \d+")]
    private static partial Regex Line();

    [GeneratedRegex(@"^\| \[(?<identifier>TC\d{4})\]", RegexOptions.Multiline)]
    private static partial Regex Row();
}
