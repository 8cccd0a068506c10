using Microsoft.CodeAnalysis.FlowAnalysis;

namespace TypedCollectives.Analyzers.Flow;

/// <summary>The loops of a control flow graph, by the blocks they begin with.</summary>
internal sealed class Loops
{
    private readonly Dictionary<int, HashSet<int>> _bodies = [];

    public Loops(ControlFlowGraph graph)
    {
        var state = new byte[graph.Blocks.Length];
        var predecessors = new List<int>[graph.Blocks.Length];
        for (var i = 0; i < predecessors.Length; i++)
            predecessors[i] = [];
        foreach (var block in graph.Blocks)
        {
            foreach (var next in block.Successors())
                predecessors[next.Ordinal].Add(block.Ordinal);
        }

        Visit(graph.Blocks[0], state, predecessors);
    }

    /// <summary>Whether control can come into a loop in its middle, as only <c>goto</c> makes it; nothing is known then.</summary>
    public bool IsIrreducible { get; private set; }

    public bool IsHeader(BasicBlock block) => _bodies.ContainsKey(block.Ordinal);

    /// <summary>How many loops the loop that begins with a block stands in.</summary>
    public int DepthOf(BasicBlock header) =>
        _bodies.Count(loop => loop.Key != header.Ordinal && loop.Value.Contains(header.Ordinal));

    /// <summary>How many loops a block stands in.</summary>
    public int DepthAt(BasicBlock block) => _bodies.Count(loop => loop.Value.Contains(block.Ordinal));

    private void Visit(BasicBlock block, byte[] state, List<int>[] predecessors)
    {
        state[block.Ordinal] = 1;
        foreach (var next in block.Successors())
        {
            if (state[next.Ordinal] == 1)
                AddBackEdge(block.Ordinal, next.Ordinal, predecessors);
            else if (state[next.Ordinal] == 0)
                Visit(next, state, predecessors);
        }

        state[block.Ordinal] = 2;
    }

    // Everything from which the end of the round is reached without passing the header.
    private void AddBackEdge(int from, int header, List<int>[] predecessors)
    {
        if (!_bodies.TryGetValue(header, out var body))
            _bodies.Add(header, body = [header]);
        var pending = new Stack<int>();
        pending.Push(from);
        while (pending.Count > 0)
        {
            var block = pending.Pop();
            if (!body.Add(block))
                continue;
            if (block == 0)
                IsIrreducible = true;
            foreach (var previous in predecessors[block])
                pending.Push(previous);
        }
    }
}
