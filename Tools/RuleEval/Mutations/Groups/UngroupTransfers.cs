using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedCollectives.Analyzers.Contracts;

namespace TypedCollectives.RuleEval.Mutations.Groups;

/// <summary>A transfer both ways becomes one after the other.</summary>
internal sealed class UngroupTransfers() : CallMutation("split a SendRecv without a group", "TC1008", "TC1001")
{
    protected override string? Rewrite(CallSite call) =>
        call.Call.Kind == CallKind.SendRecv && call.Communicator is { } communicator
            && call.Syntax.ArgumentList.Arguments is [var send, var to, var recv, var from, ..]
            && call.Node.FirstAncestorOrSelf<UsingStatementSyntax>() is null
            ? $"{communicator}.Send({send}, {to}); {communicator}.Recv({recv}, {from});"
            : null;
}
