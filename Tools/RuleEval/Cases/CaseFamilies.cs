using System.Collections.Immutable;
using TypedCollectives.RuleEval.Cases.Divergence;
using TypedCollectives.RuleEval.Cases.Templates;

namespace TypedCollectives.RuleEval.Cases;

/// <summary>All families of cases.</summary>
internal static class CaseFamilies
{
    public static ImmutableArray<ICaseFamily> All { get; } =
    [
        new GuardedCalls(),
        new CountedCalls(),
        new OperationPairs(),
        .. TemplateFamily.All,
    ];
}
