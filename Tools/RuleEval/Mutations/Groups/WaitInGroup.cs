using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedCollectives.RuleEval.Mutations.Groups;

/// <summary>The thread waits for the work while the group that launches it is open.</summary>
internal sealed class WaitInGroup() : CallMutation("synchronize inside the group", "TC1005")
{
    protected override string? Rewrite(CallSite call) =>
        call is { IsOfAnyRank: true } && call.Node.Ancestors().OfType<UsingStatementSyntax>().Any(static scope => scope.Expression is InvocationExpressionSyntax open
            && open.ToString().Contains("CollectiveGroup.Open", StringComparison.Ordinal))
            ? $"{call.Statement} {call.Communicator}.Synchronize();"
            : null;
}
