using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedCollectives.Analyzers.Contracts;

namespace TypedCollectives.RuleEval.Mutations.Arguments;

/// <summary>Each rank names itself as the root.</summary>
internal sealed class RootByRank() : ArgumentMutation("set the root to the rank", ParameterRole.Root, "TC3002")
{
    protected override string? Rewrite(CallSite call, ExpressionSyntax argument, MutationSource source) =>
        call.IsOfAnyRank ? $"{call.Communicator}.Rank" : null;
}
