using TypedCollectives.Package.Tests.Support;

namespace TypedCollectives.Package.Tests;

/// <summary>The package as a user gets it: packed, restored in a fresh project, built.</summary>
public sealed class PackageTests(PackageFeed feed) : IClassFixture<PackageFeed>
{
    private const string Usual = "Usual.cs";
    private const string Strict = "Strict.cs";

    [Fact]
    public async Task TheGeneratorAndTheRulesComeWithIt()
    {
        using Consumer consumer = await Consumer.CreateAsync(feed, Usual);
        Assert.Equal([consumer.Warning("comm.AllReduce(", "TC1001")], await consumer.BuildAsync());
        Assert.True(File.Exists(Path.Combine(
            consumer.Folder, "generated", "TypedCollectives.Generators", "TypedCollectives.Generators.CollectivesGenerator", "Consumer.Replica.g.cs")));
    }

    [Fact]
    public async Task APropertyTurnsTheStrictModeOn()
    {
        using Consumer consumer = await Consumer.CreateAsync(feed, Usual);
        Assert.Equal(
            [consumer.Warning("comm.AllReduce(", "TC1001"), consumer.Warning("comm.Barrier()", "TC2006")],
            await consumer.BuildAsync("TypedCollectivesStrict=true"));
    }

    [Fact]
    public async Task GeneratedCodeAndTheCodeItAsksForPassTheStrictestSettings()
    {
        using Consumer consumer = await Consumer.CreateAsync(feed, Strict);
        string[] settings =
            ["AnalysisLevel=latest-all", "AnalysisMode=All", "EnforceCodeStyleInBuild=true", "WarningLevel=9999", "GenerateDocumentationFile=true"];
        Assert.Empty(await consumer.BuildAsync([.. settings, "TreatWarningsAsErrors=true"]));

        // Without the suppressors: what they are for.
        Assert.Equal(
            [consumer.Warning("Gradients", "CA1819"), consumer.Warning("float X", "CA1051")],
            await consumer.BuildAsync([.. settings, "LeavesOutAnalyzers=true"]));
    }
}
