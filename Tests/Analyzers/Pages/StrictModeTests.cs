using System.Text.RegularExpressions;
using TypedCollectives.AnalyzerHost;

namespace TypedCollectives.Analyzers.Tests.Pages;

/// <summary>The settings that the package's strict mode adds.</summary>
public sealed partial class StrictModeTests
{
    [Fact]
    public void ItTurnsOnWhatIsOffAndTouchesNothingElse()
    {
        string text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Strict.globalconfig"));
        Assert.Contains("is_global = true\n", text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal(
            AllAnalyzers.Strict.Select(static option => option.Key + " warning"),
            Settings().Matches(text).Select(static match => $"{match.Groups[1]} {match.Groups[2]}"));
    }

    [GeneratedRegex(@"^dotnet_diagnostic\.(TC\d+)\.severity = (\w+)\r?$", RegexOptions.Multiline)]
    private static partial Regex Settings();
}
