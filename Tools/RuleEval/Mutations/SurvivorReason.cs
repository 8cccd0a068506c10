using System.Collections.Immutable;

namespace TypedCollectives.RuleEval.Mutations;

/// <summary>Why mutants of a kind cannot be caught, or are no bugs.</summary>
/// <param name="Mutation">The operator.</param>
/// <param name="File">The end of the path of the source, or of several.</param>
/// <param name="Text">A part of what was broken.</param>
/// <param name="Why">The reason.</param>
internal sealed record SurvivorReason(string Mutation, string File, string Text, string Why)
{
    public static ImmutableArray<SurvivorReason> All { get; } =
    [
    ];

    /// <summary>The reason a mutant survived, or <see langword="null"/> if nobody knows one.</summary>
    public static string? Of(Mutant mutant) => All.FirstOrDefault(reason =>
        reason.Mutation == mutant.Mutation.Name
        && mutant.Place.GetLineSpan().Path.Contains(reason.File, StringComparison.Ordinal)
        && mutant.Shown.ToString().Contains(reason.Text, StringComparison.Ordinal))?.Why;
}
