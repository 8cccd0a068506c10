using System.Collections.Immutable;
using TypedCollectives.Analyzers.Contracts;

namespace TypedCollectives.RuleEval.Mutations.Groups;

/// <summary>A group is started and not ended.</summary>
internal sealed class DropEnd : IMutation
{
    public string Name => "drop an end";

    public ImmutableArray<string> Rules { get; } = ["TC1002"];

    public IEnumerable<Mutant> Mutate(MutationSource source) => GroupPair.WithoutCalls(this, source, CallKind.GroupEnd);
}
