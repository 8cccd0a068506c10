using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedCollectives.Analyzers.Contracts;

namespace TypedCollectives.RuleEval.Mutations.Arguments;

/// <summary>The peer is no rank.</summary>
internal sealed class NegativePeer() : ArgumentMutation("set the peer to -1", ParameterRole.Peer, "TC3001")
{
    protected override string? Rewrite(CallSite call, ExpressionSyntax argument, MutationSource source) =>
        "-1";
}
