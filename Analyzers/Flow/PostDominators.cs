using Microsoft.CodeAnalysis.FlowAnalysis;

namespace TypedCollectives.Analyzers.Flow;

/// <summary>
/// Which blocks every ordinary path to the end of a function passes. Paths that end in an exception are left out, so that a check
/// that may throw does not make all that follows depend on it.
/// </summary>
internal sealed class PostDominators
{
    private readonly HashSet<int>?[] _sets;
    private readonly ControlFlowGraph _graph;

    public PostDominators(ControlFlowGraph graph)
    {
        _graph = graph;
        _sets = new HashSet<int>?[graph.Blocks.Length];
        var changed = true;
        while (changed)
        {
            changed = false;
            for (var i = graph.Blocks.Length - 1; i >= 0; i--)
            {
                var set = Compute(graph.Blocks[i]);
                if (set is null || (_sets[i] is { } old && old.Count == set.Count))
                    continue;
                _sets[i] = set;
                changed = true;
            }
        }
    }

    /// <summary>Whether every ordinary path from a block to the end passes the other; a block passes itself.</summary>
    public bool Passes(BasicBlock block, BasicBlock other) => _sets[block.Ordinal]?.Contains(other.Ordinal) == true;

    /// <summary>The blocks whose running is decided by the branch at the end of a block.</summary>
    public IEnumerable<BasicBlock> ControlledBy(BasicBlock branch)
    {
        foreach (var block in _graph.Blocks)
        {
            if (_sets[block.Ordinal] is null)
                continue;
            var successors = branch.Successors().Where(next => _sets[next.Ordinal] is not null).ToList();
            var passing = successors.Count(next => Passes(next, block));
            if (passing > 0 && (passing < successors.Count || (block == branch && successors.Count > 1)) && !(block != branch && Passes(branch, block)))
                yield return block;
        }
    }

    // The intersection over the successors, and the block itself; null while nothing reaches the end.
    private HashSet<int>? Compute(BasicBlock block)
    {
        if (block.Kind == BasicBlockKind.Exit)
            return [block.Ordinal];
        HashSet<int>? result = null;
        foreach (var next in block.Successors())
        {
            if (_sets[next.Ordinal] is not { } set)
                continue;
            if (result is null)
                result = [.. set];
            else
                result.IntersectWith(set);
        }

        result?.Add(block.Ordinal);
        return result;
    }
}
