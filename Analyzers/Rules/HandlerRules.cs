using Microsoft.CodeAnalysis;

namespace TypedCollectives.Analyzers.Rules;

/// <summary>TC2xxx: code that not every rank comes to.</summary>
internal static class HandlerRules
{
    public static readonly DiagnosticDescriptor CollectiveInHandler = new(
        RuleIdentifiers.CollectiveInHandler,
        "A collective in a handler, in Dispose or under a lock waits for ranks that may never come",
        "'{0}' is called {1}",
        RuleCategories.Divergence,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "An exception is thrown on one rank, not on all: what handles it, or runs because the stack unwinds, runs on that "
            + "rank alone, while the others are at another collective. A lock that is held while a collective waits keeps out the thread "
            + "that would make the matching call.",
        helpLinkUri: RuleHelp.LinkTo(RuleIdentifiers.CollectiveInHandler));
}
