using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedCollectives.Analyzers.Contracts;

namespace TypedCollectives.RuleEval.Mutations.Groups;

/// <summary>Drops one of the calls that start and end a group.</summary>
internal static class GroupPair
{
    public static IEnumerable<Mutant> WithoutCalls(IMutation mutation, MutationSource source, CallKind kind) => source.Calls
        .Where(call => call.Call.Kind == kind && call.Node is StatementSyntax)
        .Select(call => MutationSource.Replace(mutation, (StatementSyntax)call.Node, ""));
}
