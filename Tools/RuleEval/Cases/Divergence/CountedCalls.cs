using System.Collections.Immutable;

namespace TypedCollectives.RuleEval.Cases.Divergence;

/// <summary>A call that is repeated as often as a number says.</summary>
internal sealed class CountedCalls : ICaseFamily
{
    private static readonly ImmutableArray<string> Rules = ["TC2002"];

    private static readonly ImmutableArray<(string Name, string Text)> Loops =
    [
        ("for", "for (int i = 0; i < $limit; i++) { $use }"),
        ("from", "for (int i = $limit; i < count; i++) { $use }"),
        ("step", "for (int i = 0; i < count; i += 1 + $limit) { $use }"),
        ("while", "int left = $limit; while (left > 0) { left--; $use }"),
        ("do", "int done = 0; do { $use } while (++done < $limit);"),
        ("foreach", "foreach (int i in Enumerable.Range(0, $limit)) { $use }"),
        ("array", "var parts = new int[$limit]; foreach (int i in parts) { $use }"),
        ("array length", "var parts = new int[$limit]; for (int i = 0; i < parts.Length; i++) { $use }"),
        ("list", "var parts = new List<int>(); for (int i = 0; i < $limit; i++) parts.Add(i); foreach (int i in parts) { $use }"),
        ("nested", "for (int i = 0; i < count; i++) { for (int k = 0; k < $limit; k++) { $use } }"),
    ];

    private static readonly ImmutableArray<(string Name, string Setup, string Limit)> Limits =
    [
        ("value", "", "$of"),
        ("sum", "", "($of + 1)"),
        ("share", "", "(count / (1 + $of))"),
        ("least", "", "Math.Min($of, 3)"),
        ("local", "int limit = count - $of;", "limit"),
        ("branch", "int limit = 1; if ($of > 2) limit = 2;", "limit"),
    ];

    public IEnumerable<CasePair> Pairs()
    {
        int turn = 0;
        foreach ((string loop, string text) in Loops)
        {
            foreach ((string limit, string setup, string value) in Limits)
            {
                // Coprime to the operations, so that loops and limits meet different ones.
                CallOperation operation = CallOperation.All[turn++ * 5 % CallOperation.All.Length];
                Place place = Place.All[turn % 5];
                string Write(string source) => GuardedProgram.Of(
                    text.Replace("$limit", value).Replace("$of", source), new("", setup.Replace("$of", source)), operation, place);
                yield return new($"TC2002/counted/{loop}/{limit}/{place.Name}/{operation.Name}", "Call ordering", Rules, Write("$rank"), Write("$size"))
                {
                    DependsOnRankAlone = true,
                };
            }
        }
    }
}
