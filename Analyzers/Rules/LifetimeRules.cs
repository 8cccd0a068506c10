using Microsoft.CodeAnalysis;

namespace TypedCollectives.Analyzers.Rules;

/// <summary>TC6001: what has to be released.</summary>
internal static class LifetimeRules
{
    public static readonly DiagnosticDescriptor NotDisposed = new(
        RuleIdentifiers.NotDisposed,
        "A communicator or registration must be disposed",
        "The {0} that '{1}' makes is neither released nor handed on {2}: {3}",
        RuleCategories.Lifetime,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A communicator holds threads, device memory and connections until it is disposed; what was registered with it or "
            + "allocated for it is never collected.",
        helpLinkUri: RuleHelp.LinkTo(RuleIdentifiers.NotDisposed));
}
