using System.Collections.Immutable;
using Microsoft.CodeAnalysis.FlowAnalysis;
using TypedCollectives.Analyzers.Flow;

namespace TypedCollectives.Analyzers.Uniformity;

/// <summary>Which branches decide whether a block runs, at once or through other branches.</summary>
internal sealed class ControlDependence
{
    private readonly ImmutableSortedSet<int>[] _deciding;

    public ControlDependence(FunctionFlow flow)
    {
        _deciding = [.. flow.Graph.Blocks.Select(static _ => ImmutableSortedSet<int>.Empty)];
        var branches = flow.Graph.Blocks.Where(static block => block.Condition() is not null)
            .Select(branch => (Branch: branch, Decided: flow.PostDominators.ControlledBy(branch).ToList()))
            .ToList();
        bool changed;
        do
        {
            changed = false;
            foreach (var (branch, decided) in branches)
            {
                foreach (var block in decided)
                {
                    var all = _deciding[block.Ordinal].Union(_deciding[branch.Ordinal]).Add(branch.Ordinal);
                    changed |= all.Count != _deciding[block.Ordinal].Count;
                    _deciding[block.Ordinal] = all;
                }
            }
        }
        while (changed);
    }

    /// <summary>The blocks that end in these branches.</summary>
    public ImmutableSortedSet<int> Of(BasicBlock block) => _deciding[block.Ordinal];
}
