using Microsoft.CodeAnalysis;

namespace TypedCollectives.Analyzers.Rules;

/// <summary>TC6xxx: results of native calls.</summary>
internal static class ResultRules
{
    public static readonly DiagnosticDescriptor IgnoredResult = new(
        RuleIdentifiers.IgnoredResult,
        "The result of a native call must be looked at",
        "The result of '{0}' {1}: a call that failed goes unnoticed, and what follows waits for ever or works on wrong data; compare "
            + "it with Success, or write '_ =' where nothing can be done",
        RuleCategories.Lifetime,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Native functions throw nothing: a refused argument, a lost peer and a failed launch are told by the result alone.",
        helpLinkUri: RuleHelp.LinkTo(RuleIdentifiers.IgnoredResult));
}
