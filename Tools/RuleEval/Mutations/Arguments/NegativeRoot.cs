using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedCollectives.Analyzers.Contracts;

namespace TypedCollectives.RuleEval.Mutations.Arguments;

/// <summary>The root is no rank.</summary>
internal sealed class NegativeRoot() : ArgumentMutation("set the root to -1", ParameterRole.Root, "TC3001")
{
    protected override string? Rewrite(CallSite call, ExpressionSyntax argument, MutationSource source) =>
        "-1";
}
