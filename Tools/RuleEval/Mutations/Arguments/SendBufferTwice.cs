using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedCollectives.Analyzers.Contracts;

namespace TypedCollectives.RuleEval.Mutations.Arguments;

/// <summary>An operation that does not work in place is given one buffer.</summary>
internal sealed class SendBufferTwice() : ArgumentMutation("receive into the send buffer", ParameterRole.Recv, "TC3006", "TC3004")
{
    protected override string? Rewrite(CallSite call, ExpressionSyntax argument, MutationSource source) =>
        call.Call.Contract.Operation is "AllToAll" && call.Argument(ParameterRole.Send) is IdentifierNameSyntax send
            ? send.ToString()
            : null;
}
