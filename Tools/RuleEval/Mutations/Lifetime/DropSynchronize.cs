using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedCollectives.Analyzers.Contracts;

namespace TypedCollectives.RuleEval.Mutations.Lifetime;

/// <summary>Results are read before they are there.</summary>
internal sealed class DropSynchronize : IMutation
{
    public string Name => "drop a wait";

    public ImmutableArray<string> Rules { get; } = ["TC4001", "TC4004"];

    public IEnumerable<Mutant> Mutate(MutationSource source) => source.Calls
        .Where(static call => call.Call.Kind == CallKind.Synchronize && call.Node is StatementSyntax)
        .Select(call => MutationSource.Replace(this, (StatementSyntax)call.Node, ""));
}
