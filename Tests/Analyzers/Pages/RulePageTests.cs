using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis.CodeFixes;
using TypedCollectives.AnalyzerHost;
using TypedCollectives.Analyzers.Rules;
using TypedCollectives.CodeFixes.Grouping;

namespace TypedCollectives.Analyzers.Tests.Pages;

/// <summary>Rules and their pages say the same.</summary>
public class RulePageTests
{
    public static TheoryData<string> Identifiers { get; } = [.. RulePages.Identifiers];

    private static ImmutableArray<string> Fixable { get; } = [.. typeof(GroupCollectivesFix).Assembly.GetTypes()
        .Where(static type => !type.IsAbstract && type.IsSubclassOf(typeof(CodeFixProvider)))
        .SelectMany(static type => ((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds)];

    [Fact]
    public void Every_rule_has_a_page_and_every_page_a_rule() =>
        Assert.Equal(AllAnalyzers.Rules.Select(static rule => rule.Id), RulePages.Identifiers);

    [Fact]
    public void Every_identifier_has_a_rule() => Assert.Equal(
        typeof(RuleIdentifiers).GetFields(BindingFlags.Static | BindingFlags.Public)
            .Select(static field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal),
        AllAnalyzers.Rules.Select(static rule => rule.Id));

    [Theory]
    [MemberData(nameof(Identifiers))]
    public void A_page_says_what_the_rule_says(string identifier)
    {
        var rule = AllAnalyzers.Rules.Single(rule => rule.Id == identifier);
        var page = RulePages.Read(identifier);
        Assert.StartsWith($"# {rule.Id}: {rule.Title}\n", page, StringComparison.Ordinal);
        Assert.Contains($"| Severity | {rule.DefaultSeverity} |", page, StringComparison.Ordinal);
        Assert.Contains($"| Category | {rule.Category} |", page, StringComparison.Ordinal);
        Assert.Equal(Fixable.Contains(identifier), !page.Contains("| Code fix | no |", StringComparison.Ordinal));
        Assert.Contains($"#pragma warning disable {identifier}", page, StringComparison.Ordinal);
        Assert.Equal($"https://github.com/typedcollectives/typedcollectives/blob/main/docs/rules/{identifier}.md", rule.HelpLinkUri);
        Assert.Contains(
            $"| [{identifier}]({identifier}.md) | {rule.Title} | {rule.DefaultSeverity} | {(Fixable.Contains(identifier) ? "yes" : "no")} |",
            RulePages.Read("README"),
            StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Identifiers))]
    public async Task The_wrong_examples_report_the_rule_and_no_other(string identifier)
    {
        var examples = RulePages.ExamplesOf(identifier).Where(static example => !example.IsRight).ToList();
        Assert.NotEmpty(examples);
        foreach (var (_, code) in examples)
        {
            var found = await PageExamples.RunAsync(code, TestContext.Current.CancellationToken);

            // The compiler has its own word for a step that was left without a body.
            Assert.Equal([identifier], found.Select(static diagnostic => diagnostic.Id).Where(static id => id != "CS8795").Distinct());
        }
    }

    [Theory]
    [MemberData(nameof(Identifiers))]
    public async Task The_right_examples_report_nothing(string identifier)
    {
        var examples = RulePages.ExamplesOf(identifier).Where(static example => example.IsRight).ToList();
        Assert.NotEmpty(examples);
        foreach (var (_, code) in examples)
            Assert.Empty(await PageExamples.RunAsync(code, TestContext.Current.CancellationToken));
    }
}
