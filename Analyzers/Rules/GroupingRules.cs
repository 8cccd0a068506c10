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

    public static readonly DiagnosticDescriptor EndWithoutStart = new(
        RuleIdentifiers.EndWithoutStart,
        "A group is ended that is not open",
        "'{0}' ends a group where none is open: {1}",
        RuleCategories.Grouping,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Each end belongs to one start of the same thread. An end too many fails, or ends the group of a caller, whose "
            + "calls are then launched too early.",
        helpLinkUri: RuleHelp.LinkTo(RuleIdentifiers.EndWithoutStart));

    public static readonly DiagnosticDescriptor ThreadHopInGroup = new(
        RuleIdentifiers.ThreadHopInGroup,
        "A group stays on one thread",
        "{0} inside the group opened on line {1}: {2}",
        RuleCategories.Grouping,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The open group belongs to the thread that opened it. What another thread issues is not part of it, and a thread "
            + "that is given up in between leaves it open.",
        helpLinkUri: RuleHelp.LinkTo(RuleIdentifiers.ThreadHopInGroup));

    public static readonly DiagnosticDescriptor WaitInGroup = new(
        RuleIdentifiers.WaitInGroup,
        "Nothing in an open group has run yet",
        "{0} inside the group opened on line {1}, whose calls are launched only at its end: move it behind the group",
        RuleCategories.Grouping,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The calls in a group are launched together when the outermost group ends. Until then there is nothing to wait for, "
            + "and the buffers hold what they held before.",
        helpLinkUri: RuleHelp.LinkTo(RuleIdentifiers.WaitInGroup));

    public static readonly DiagnosticDescriptor LifecycleInGroup = new(
        RuleIdentifiers.LifecycleInGroup,
        "Communicators are not made or ended in a group with collectives",
        "'{0}' is in one group with '{1}' on line {2}: give what makes and ends communicators, or makes windows, a group of its own, or none",
        RuleCategories.Grouping,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Calls that make, split or end communicators and calls that communicate must not share a group.",
        helpLinkUri: RuleHelp.LinkTo(RuleIdentifiers.LifecycleInGroup));

    public static readonly DiagnosticDescriptor GroupDiscarded = new(
        RuleIdentifiers.GroupDiscarded,
        "An opened group must be disposed",
        "The group opened here is never ended: open it with 'using (CollectiveGroup.Open())'",
        RuleCategories.Grouping,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The scope that CollectiveGroup.Open returns ends the group when it is disposed. Without it the group stays open on the "
            + "thread, and nothing in it, and nothing after it, is launched.",
        helpLinkUri: RuleHelp.LinkTo(RuleIdentifiers.GroupDiscarded));

    public static readonly DiagnosticDescriptor UngroupedExchange = new(
        RuleIdentifiers.UngroupedExchange,
        "Transfers that wait for each other need one group",
        "{0}: {1}",
        RuleCategories.Grouping,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A send may wait until its peer receives, and a receive waits until its peer sends. Ranks that all begin with the same "
            + "half wait for each other; in a group, or as SendRecv, the halves progress together.",
        helpLinkUri: RuleHelp.LinkTo(RuleIdentifiers.UngroupedExchange));
}
