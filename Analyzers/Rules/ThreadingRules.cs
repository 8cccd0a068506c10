using Microsoft.CodeAnalysis;

namespace TypedCollectives.Analyzers.Rules;

/// <summary>TC5xxx: threads.</summary>
internal static class ThreadingRules
{
    public static readonly DiagnosticDescriptor SharedCommunicator = new(
        RuleIdentifiers.SharedCommunicator,
        "A communicator must not be used by several threads at the same time",
        "'{0}' is used in '{1}' by {2}: the order of its calls, which must be the same on every rank, is left to chance; give each "
            + "thread a communicator of its own, or make the calls one after another",
        RuleCategories.Threading,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A communicator is used by one thread at a time. Two threads that use it at once may issue their collectives in "
            + "another order than the other ranks do.",
        helpLinkUri: RuleHelp.LinkTo(RuleIdentifiers.SharedCommunicator));
}
