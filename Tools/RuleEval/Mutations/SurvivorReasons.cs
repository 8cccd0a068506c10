using System.Collections.Immutable;

namespace TypedCollectives.RuleEval.Mutations;

/// <summary>The reasons that are known.</summary>
internal static partial class SurvivorReasons
{
    public static ImmutableArray<SurvivorReason> All { get; } = [.. OfDivergence(), .. OfGroups(), .. OfLifetime()];

    private static SurvivorReason NoBug(string mutation, string file, string text, string why) => new(mutation, file, text, Verdict.NoBug, why);

    private static SurvivorReason Undecidable(string mutation, string file, string text, string why) =>
        new(mutation, file, text, Verdict.Undecidable, why);

    private static SurvivorReason Missed(string mutation, string file, string text, string why) => new(mutation, file, text, Verdict.Missed, why);
}
