using TypedCollectives.Generators.Tests.Harness;

namespace TypedCollectives.Generators.Tests;

/// <summary>What the generator leaves out, and that nothing broken is left.</summary>
public sealed class LeftOutTests
{
    [Theory, MemberData(nameof(LeftOutCases.NothingServed), MemberType = typeof(LeftOutCases))]
    public void NoFileIsWritten(string rule, string source)
    {
        var run = GeneratorRun.Of(LeftOutCases.Usings + source);
        Assert.True(run.Result.GeneratedSources.IsEmpty, rule);
        run.CompilesAsBefore();
    }

    [Theory, MemberData(nameof(LeftOutCases.OneMemberServed), MemberType = typeof(LeftOutCases))]
    public void TheRestOfTheTypeIsServed(string rule, string members)
    {
        var run = GeneratorRun.Of(LeftOutCases.State(members));
        run.CompilesAsBefore();
        Assert.False(run.Text.Contains("B(", StringComparison.Ordinal), rule);
        Assert.Equal(["AllReduceA", "Synchronize"], run.MethodsAddedTo("State"));
        Assert.Equal(["AllReduceA", "Synchronize"], run.MethodsAddedTo("StateCollectives"));
    }
}
