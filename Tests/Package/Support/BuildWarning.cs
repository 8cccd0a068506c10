using System.Text.RegularExpressions;

namespace TypedCollectives.Package.Tests.Support;

/// <summary>A warning as a build prints it.</summary>
internal static partial class BuildWarning
{
    /// <summary><c>file(line): rule</c>; what has no place in a source stays as it is.</summary>
    public static string Shorten(string line) =>
        Shape().Match(line) is { Success: true } match ? $"{match.Groups[1]}({match.Groups[2]}): {match.Groups[3]}" : line.Trim();

    [GeneratedRegex(@"([^/\\]+\.cs)\((\d+),\d+\): warning (\w+):")]
    private static partial Regex Shape();
}
