using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedCollectives.Analyzers.Contracts;

namespace TypedCollectives.RuleEval.Mutations.Arguments;

/// <summary>One rank names another root.</summary>
internal sealed class RootInOneArm() : OneArmArgumentMutation("change the root in one arm", ParameterRole.Root, "TC2001", "TC3002")
{
    protected override string? Rewrite(CallSite call, ExpressionSyntax argument, MutationSource source) =>
        call.IsOfAnyRank ? "1 + " + argument : null;
}
