using Microsoft.CodeAnalysis;

namespace TypedCollectives.Analyzers.Rules;

/// <summary>TC7xxx: how data lies over the ranks.</summary>
internal static class DistributionRules
{
    public static readonly DiagnosticDescriptor UnreducedUpdate = Create(
        RuleIdentifiers.UnreducedUpdate,
        "A replicated buffer is updated from values that were not reduced",
        "'{0}' is replicated and is updated from '{1}', which is {2}: make '{1}' the same on every rank first, or the ranks' copies of "
            + "'{0}' drift apart",
        "What is the same on every rank stays so only while every rank updates it with the same values.");

    public static readonly DiagnosticDescriptor RepeatedReduction = Create(
        RuleIdentifiers.RepeatedReduction,
        "A replicated buffer is summed again",
        "'{0}' is the same on every rank already: '{1}' counts its values once a rank",
        "A sum or product over ranks that hold equal values is not these values any more, and depends on the number of ranks.");

    public static readonly DiagnosticDescriptor DistributionMismatch = Create(
        RuleIdentifiers.DistributionMismatch,
        "A buffer does not lie over the ranks as it is declared",
        "{0} {1}, and {2} is declared {3}",
        "Attributes say how a buffer lies over the ranks: per rank, replicated or sharded. Here two of them meet that differ.");

    private static DiagnosticDescriptor Create(string id, string title, string message, string description) => new(
        id, title, message, RuleCategories.Distribution, DiagnosticSeverity.Warning, isEnabledByDefault: true, description, RuleHelp.LinkTo(id));
}
