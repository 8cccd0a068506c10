using Microsoft.CodeAnalysis;

namespace TypedCollectives.Analyzers.Rules;

/// <summary>TC3xxx: arguments and types.</summary>
internal static class ArgumentRules
{
    public static readonly DiagnosticDescriptor NotAnElementType = new(
        RuleIdentifiers.NotAnElementType,
        "The type is not an element type",
        "'{0}' is not an element type that '{1}' can reduce: use sbyte, byte, int, uint, long, ulong, Half, BFloat16, "
            + "Float8E4M3, Float8E5M2, float, double or a [CollectiveElement] struct, or reduce with a struct of your own that "
            + "implements IReduction<{0}>",
        RuleCategories.Arguments,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The built-in reductions understand the element types only. Any other type would fail at run time.",
        helpLinkUri: RuleHelp.LinkTo(RuleIdentifiers.NotAnElementType));

    public static readonly DiagnosticDescriptor DivergentArgument = new(
        RuleIdentifiers.DivergentArgument,
        "All ranks must give the same root, reduction, count and communicator",
        "The {0} of '{1}' is not the same on all ranks: it depends on '{2}'; {3}",
        RuleCategories.Arguments,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The calls of all ranks are one operation. Where its ranks disagree on what it is, it hangs, or leaves wrong data "
            + "without a word.",
        helpLinkUri: RuleHelp.LinkTo(RuleIdentifiers.DivergentArgument));
}
