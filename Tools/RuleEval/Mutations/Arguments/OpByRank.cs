using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedCollectives.Analyzers.Contracts;

namespace TypedCollectives.RuleEval.Mutations.Arguments;

/// <summary>One rank reduces in another way.</summary>
internal sealed class OpByRank() : ArgumentMutation("choose the reduction by the rank", ParameterRole.Op, "TC3002")
{
    protected override string? Rewrite(CallSite call, ExpressionSyntax argument, MutationSource source) =>
        call.IsOfAnyRank ? $"{call.Communicator}.Rank == 0 ? TypedCollectives.ReduceOp.{OtherThan(argument)} : {argument}" : null;

    private static string OtherThan(ExpressionSyntax argument) => argument.ToString().EndsWith(".Min", StringComparison.Ordinal) ? "Max" : "Min";
}
