using Microsoft.CodeAnalysis;
using TypedCollectives.Generators.Tests.Harness;

namespace TypedCollectives.Generators.Tests;

/// <summary>
/// What is generated for the sources in Cases, compared byte for byte and compiled. To accept new outputs, run the tests
/// with the environment variable GOLDEN_OUTPUT set to the Cases folder of the sources, and read the difference.
/// </summary>
public sealed class GoldenTests
{
    private const string Verified = ".verified.cs";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Cases");

    public static TheoryData<string> Cases => [
        .. Directory.EnumerateFiles(Folder, "*.cs")
            .Where(static path => !path.EndsWith(Verified, StringComparison.Ordinal))
            .Select(static path => Path.GetFileNameWithoutExtension(path))
            .Order(StringComparer.Ordinal),
    ];

    [Theory, MemberData(nameof(Cases))]
    public void OutputIsTheVerifiedOne(string name)
    {
        var run = Run(name);
        if (Environment.GetEnvironmentVariable("GOLDEN_OUTPUT") is { Length: > 0 } folder)
            File.WriteAllText(Path.Combine(folder, name + Verified), run.Text);
        Assert.Equal(File.ReadAllText(Path.Combine(Folder, name + Verified)), run.Text);
    }

    [Theory, MemberData(nameof(Cases))]
    public void OutputCompilesWithoutWarnings(string name)
    {
        var run = Run(name);
        Assert.NotEmpty(run.Result.GeneratedSources);
        run.CompilesAsBefore();
        Assert.DoesNotContain(
            run.After.GetDiagnostics(TestContext.Current.CancellationToken),
            static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    private static GeneratorRun Run(string name) => GeneratorRun.Of(File.ReadAllText(Path.Combine(Folder, name + ".cs")));
}
