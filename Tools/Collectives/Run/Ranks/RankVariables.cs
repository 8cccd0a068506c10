using System.Collections;
using System.Globalization;

namespace TypedCollectives.Tools;

/// <summary>The variables by which a rank knows what it is: those of torchrun, and a mark of this run.</summary>
internal static class RankVariables
{
    private static readonly string[] PassedPrefixes = ["NCCL_", "TYPEDCOLLECTIVES_"];

    internal static IReadOnlyList<KeyValuePair<string, string>> Of(Placement place, RunSettings settings) =>
    [
        new("RANK", Text(place.Rank)),
        new("WORLD_SIZE", Text(settings.Places.Count)),
        new("LOCAL_RANK", Text(place.LocalRank)),
        new("LOCAL_WORLD_SIZE", Text(place.LocalSize)),
        new("MASTER_ADDR", settings.MasterAddress),
        new("MASTER_PORT", Text(settings.MasterPort)),
        new("TYPEDCOLLECTIVES_RUN_ID", settings.RunId),
    ];

    /// <summary>What a rank on another host is given of this process's environment, which it does not inherit.</summary>
    internal static IReadOnlyList<KeyValuePair<string, string>> Passed(IDictionary environment, IReadOnlyList<string> exported)
    {
        var passed = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in environment)
        {
            string name = (string)entry.Key;
            if (PassedPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)))
                passed[name] = (string)entry.Value!;
        }

        foreach (string text in exported)
        {
            string[] parts = text.Split('=', 2);
            passed[parts[0]] = parts.Length == 2 ? parts[1]
                : environment[parts[0]] as string ?? throw new ArgumentException($"--env {text}: there is no such variable here.");
        }

        return [.. passed];
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
