using Microsoft.CodeAnalysis;

namespace TypedCollectives.Analyzers.Rules;

/// <summary>TC2xxx: ranks that part ways.</summary>
internal static class DivergenceRules
{
    public static readonly DiagnosticDescriptor DivergentCollective = Create(
        RuleIdentifiers.DivergentCollective,
        "All ranks must run the same collectives",
        "'{0}' does not run on every rank: '{1}' on line {2} is not the same on all ranks, and its other arm {3}; the ranks that call it "
            + "wait for the others: move it out of the condition, or make the arms run the same collectives",
        "A collective is done when every rank has made the matching call. A rank that does not make it leaves the others waiting, or "
            + "its next collective is taken for the missing one.");

    public static readonly DiagnosticDescriptor DivergentLoop = Create(
        RuleIdentifiers.DivergentLoop,
        "All ranks must run as many rounds",
        "'{0}' runs once a round of the loop on line {2}, and the number of rounds is not the same on all ranks: it depends on '{1}'; agree "
            + "on it first, with an AllReduce of the largest or a Broadcast",
        "Ranks that run more rounds wait in a collective that the others never call.");

    public static readonly DiagnosticDescriptor DivergentExit = Create(
        RuleIdentifiers.DivergentExit,
        "A rank must not leave before the others' next collective",
        "Ranks where '{1}' holds leave here, and the others go on to '{0}' on line {2} and wait: let all ranks leave or none",
        "A return, break, continue or throw that only some ranks come to takes them past collectives that the others still run.");

    public static readonly DiagnosticDescriptor CommunicatorOrder = Create(
        RuleIdentifiers.CommunicatorOrder,
        "Communicators must be used in one order",
        "Some ranks use '{0}' before '{1}' and others '{1}' before '{0}', by '{2}' on line {3}: each side waits for the other; use them in "
            + "the same order on all ranks",
        "The order of collectives must agree over all communicators that ranks share, not only within each of them.");

    public static readonly DiagnosticDescriptor UnverifiedCondition = new(
        RuleIdentifiers.UnverifiedCondition,
        "What all ranks must agree on comes from outside",
        "Whether '{0}' runs depends on '{1}' on line {2}, which each rank reads for itself: broadcast it, or mark what it comes from [Uniform]",
        RuleCategories.Divergence,
        DiagnosticSeverity.Info,
        isEnabledByDefault: false,
        description: "Arguments, environment variables and files are usually the same for all ranks, and nothing checks that they are.",
        helpLinkUri: RuleHelp.LinkTo(RuleIdentifiers.UnverifiedCondition));

    private static DiagnosticDescriptor Create(string id, string title, string message, string description) => new(
        id, title, message, RuleCategories.Divergence, DiagnosticSeverity.Warning, isEnabledByDefault: true, description,
        RuleHelp.LinkTo(id));
}
