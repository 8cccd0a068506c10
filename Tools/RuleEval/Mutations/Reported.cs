using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace TypedCollectives.RuleEval.Mutations;

/// <summary>Compares what was reported before and after.</summary>
internal static class Reported
{
    /// <summary>The rules that report something that they did not report before.</summary>
    public static IEnumerable<string> Newly(ImmutableArray<Diagnostic> before, ImmutableArray<Diagnostic> after)
    {
        ILookup<string, Diagnostic> known = before.ToLookup(KeyOf);
        return after.GroupBy(KeyOf).Where(group => group.Count() > known[group.Key].Count()).Select(static group => group.First().Id).Distinct();
    }

    // The place is the text that was reported, since lines move; another reason to report it is another finding.
    private static string KeyOf(Diagnostic diagnostic) =>
        $"{diagnostic.Id} {diagnostic.Location.SourceTree?.FilePath} "
            + diagnostic.Location.SourceTree?.GetText().ToString(diagnostic.Location.SourceSpan)
            + " " + string.Concat(diagnostic.GetMessage(CultureInfo.InvariantCulture).Where(static character => !char.IsAsciiDigit(character)));
}
