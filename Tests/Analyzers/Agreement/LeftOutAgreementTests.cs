using TypedCollectives.Analyzers.Tests.Pages;
using TypedCollectives.Generators.Tests;

namespace TypedCollectives.Analyzers.Tests.Agreement;

/// <summary>For whatever the generator leaves out, by its own tests, a rule says why.</summary>
public class LeftOutAgreementTests
{
    [Theory, MemberData(nameof(LeftOutCases.NothingServed), MemberType = typeof(LeftOutCases))]
    public async Task What_gets_no_file_is_reported(string rule, string source) =>
        await RuleIsReportedAsync(rule, LeftOutCases.Usings + source);

    [Theory, MemberData(nameof(LeftOutCases.OneMemberServed), MemberType = typeof(LeftOutCases))]
    public async Task A_member_that_gets_no_method_is_reported(string rule, string members) =>
        await RuleIsReportedAsync(rule, LeftOutCases.State(members));

    private static async Task RuleIsReportedAsync(string rule, string source)
    {
        var reported = await PageExamples.RunAsync(source, TestContext.Current.CancellationToken);
        Assert.Contains(rule.Split(' ')[0], reported.Select(static diagnostic => diagnostic.Id));
    }
}
