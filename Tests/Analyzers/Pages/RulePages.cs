using System.Text.RegularExpressions;

namespace TypedCollectives.Analyzers.Tests.Pages;

/// <summary>The pages of docs/rules, which the build copies beside the tests.</summary>
internal static partial class RulePages
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "rules");

    /// <summary>The identifiers that have a page.</summary>
    public static IReadOnlyList<string> Identifiers { get; } =
        [.. Directory.GetFiles(Folder, "TC*.md").Select(static path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    public static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name + ".md")).ReplaceLineEndings("\n");

    /// <summary>The C# examples of a page that are marked wrong or right.</summary>
    public static IEnumerable<(bool IsRight, string Code)> ExamplesOf(string identifier) =>
        Example().Matches(Read(identifier)).Select(static match => (match.Groups["mark"].Value == "right", match.Groups["code"].Value));

    [GeneratedRegex(@"^```csharp\n// (?<mark>wrong|right)\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Example();
}
