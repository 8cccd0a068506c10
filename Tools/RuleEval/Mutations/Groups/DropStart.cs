using System.Collections.Immutable;
using TypedCollectives.Analyzers.Contracts;

namespace TypedCollectives.RuleEval.Mutations.Groups;

/// <summary>A group is ended that nobody started.</summary>
internal sealed class DropStart : IMutation
{
    public string Name => "drop a start";

    public ImmutableArray<string> Rules { get; } = ["TC1003"];

    public bool IsAlone => true;

    public IEnumerable<Mutant> Mutate(MutationSource source) => GroupPair.WithoutCalls(this, source, CallKind.GroupStart);
}
