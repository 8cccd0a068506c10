using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace TypedCollectives.Analyzers.Distribution;

/// <summary>Follows how buffers lie along all paths of a function, and collects what is wrong.</summary>
internal sealed class SpreadFlow(SpreadContext context, ControlFlowGraph graph, IMethodSymbol? method)
{
    private readonly Dictionary<int, BufferStates> _atStart = [];

    /// <summary>Finds what is wrong and not made right later.</summary>
    public IEnumerable<Finding> Find()
    {
        Solve();
        var observed = new Dictionary<int, SpreadObserver>();
        foreach (var start in _atStart)
        {
            var observer = new SpreadObserver(context.Declared);
            new SpreadWalker(context, start.Value, observer).Run(graph.Blocks[start.Key], graph, method);
            observed.Add(start.Key, observer);
        }

        foreach (var block in observed)
        {
            foreach (var (finding, position) in block.Value.Findings)
            {
                if (finding.Target is not { } target
                    || (!block.Value.RestoresAfter(position, target) && !After(block.Key).Any(next => observed[next].RestoresAfter(-1, target))))
                    yield return finding;
            }
        }
    }

    private void Solve()
    {
        var pending = new Queue<int>();
        _atStart.Add(0, new BufferStates(context.AtEntry));
        pending.Enqueue(0);
        while (pending.Count > 0)
        {
            var block = graph.Blocks[pending.Dequeue()];
            var walker = new SpreadWalker(context, _atStart[block.Ordinal], SpreadObserver.None);
            walker.Run(block, graph, method);
            foreach (var next in Successors(block))
            {
                var joined = _atStart.TryGetValue(next, out var known) ? known.Join(walker.States) : walker.States;
                if (known is not null && joined.IsSameAs(known))
                    continue;
                _atStart[next] = joined;
                pending.Enqueue(next);
            }
        }
    }

    // The blocks that may run later; a block in a loop comes after itself.
    private HashSet<int> After(int ordinal)
    {
        var seen = new HashSet<int>();
        var pending = new Stack<int>(Successors(graph.Blocks[ordinal]));
        while (pending.Count > 0)
        {
            var next = pending.Pop();
            if (!seen.Add(next))
                continue;
            foreach (var successor in Successors(graph.Blocks[next]))
                pending.Push(successor);
        }

        seen.IntersectWith(_atStart.Keys);
        return seen;
    }

    private static IEnumerable<int> Successors(BasicBlock block)
    {
        if (block.ConditionalSuccessor?.Destination is { } conditional)
            yield return conditional.Ordinal;
        if (block.FallThroughSuccessor?.Destination is { } next)
            yield return next.Ordinal;
    }
}
