using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace TypedCollectives.RuleEval.Cases.Templates;

/// <summary>Fills the holes of a template in every way there is.</summary>
internal static partial class TemplateExpansion
{
    public static IEnumerable<CasePair> PairsOf(CaseTemplate template, IReadOnlyDictionary<string, ImmutableArray<AxisValue>> axes) =>
        Fill(new CasePair(
            $"{template.Rules[0]}/{template.Name}", template.BugClass, template.Rules, template.TextOf('-'), template.TextOf('+'))
        {
            IsAlone = template.IsAlone,
        }, axes);

    private static IEnumerable<CasePair> Fill(CasePair pair, IReadOnlyDictionary<string, ImmutableArray<AxisValue>> axes)
    {
        string? axis = (Holes().Matches(pair.Bad).FirstOrDefault(match => axes.ContainsKey(match.Groups[1].Value))
            ?? Holes().Matches(pair.Good).FirstOrDefault(match => axes.ContainsKey(match.Groups[1].Value)))?.Groups[1].Value;
        if (axis is null)
            return [pair];

        // A value may have holes of its own.
        return axes[axis].SelectMany(value => Fill(
            pair with
            {
                Name = $"{pair.Name}/{value.Name}",
                Bad = Replace(pair.Bad, axis, value.Bad),
                Good = Replace(pair.Good, axis, value.Good),
            },
            axes));
    }

    private static string Replace(string text, string axis, string value) =>
        Holes().Replace(text, match => match.Groups[1].Value == axis ? value : match.Value);

    [GeneratedRegex(@"\$([A-Za-z]+)")]
    private static partial Regex Holes();
}
