using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedCollectives.Analyzers.Contracts;

namespace TypedCollectives.RuleEval.Mutations.Arguments;

/// <summary>One rank makes the call with another reduction.</summary>
internal sealed class OpInOneArm() : OneArmArgumentMutation("change the reduction in one arm", ParameterRole.Op, "TC2001", "TC3002")
{
    protected override string? Rewrite(CallSite call, ExpressionSyntax argument, MutationSource source) =>
        call.IsOfAnyRank && argument.ToString() is var op ? op == "ReduceOp.Min" ? "ReduceOp.Max" : "ReduceOp.Min" : null;
}
