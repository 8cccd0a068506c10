using Microsoft.CodeAnalysis;

namespace TypedCollectives.Analyzers.Rules;

/// <summary>The id by which the ranks of a communicator find each other.</summary>
internal static class IdentityRules
{
    public static readonly DiagnosticDescriptor UniqueIdOnEveryRank = new(
        RuleIdentifiers.UniqueIdOnEveryRank,
        "One rank makes the unique id, and the others receive it",
        "Every rank that runs this makes an id of its own for '{0}', so that each waits at another address: make the id on one rank "
            + "and send it to the others",
        RuleCategories.Divergence,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A unique id holds the address where the ranks of one communicator meet. Ranks with different ids wait for each "
            + "other at different places.",
        helpLinkUri: RuleHelp.LinkTo(RuleIdentifiers.UniqueIdOnEveryRank));

    public static readonly DiagnosticDescriptor UniqueIdReused = new(
        RuleIdentifiers.UniqueIdReused,
        "A unique id serves one communicator",
        "The id '{0}' is used for another communicator {1}: an id brings the ranks of one communicator together, once; make a new one "
            + "for each",
        RuleCategories.Arguments,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Who made the id waits for each rank once. The second communicator's ranks find nobody, or each other's remains.",
        helpLinkUri: RuleHelp.LinkTo(RuleIdentifiers.UniqueIdReused));
}
