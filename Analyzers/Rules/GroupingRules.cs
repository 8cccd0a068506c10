using Microsoft.CodeAnalysis;

namespace TypedCollectives.Analyzers.Rules;

/// <summary>TC1xxx: groups.</summary>
internal static class GroupingRules
{
    public static readonly DiagnosticDescriptor UngroupedCollectives = new(
        RuleIdentifiers.UngroupedCollectives,
        "Collectives on several communicators need one group around them",
        "{0}: {1}",
        RuleCategories.Grouping,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A collective may wait until every rank has made its call. A thread that drives several ranks makes those "
            + "calls one after another, so that the first may wait for one that is never reached.",
        helpLinkUri: RuleHelp.LinkTo(RuleIdentifiers.UngroupedCollectives));

    public static readonly DiagnosticDescriptor GroupNotEnded = new(
        RuleIdentifiers.GroupNotEnded,
        "A started group must be ended on every path",
        "The group started here is not ended {0}: {1}",
        RuleCategories.Grouping,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The open group belongs to the thread. Until it is ended nothing in it runs, and neither does any later "
            + "collective of the thread.",
        helpLinkUri: RuleHelp.LinkTo(RuleIdentifiers.GroupNotEnded));
}
