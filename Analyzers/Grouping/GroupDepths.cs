using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Operations;

namespace TypedCollectives.Analyzers.Grouping;

/// <summary>
/// How deep the raw groups that a function starts may be at each of its operations, by way of all paths there, those of exceptions
/// among them.
/// </summary>
internal sealed class GroupDepths
{
    private readonly ControlFlowGraph _graph;
    private readonly Func<IInvocationOperation, int> _change;
    private readonly Dictionary<int, DepthSet> _entries = [];
    private readonly Queue<BasicBlock> _pending = new();
    private readonly Dictionary<SyntaxNode, DepthSet> _depths = [];
    private readonly Dictionary<ControlFlowRegion, DepthSet> _finally = [];

    public GroupDepths(ControlFlowGraph graph, Func<IInvocationOperation, int> change)
    {
        _graph = graph;
        _change = change;
        Enter(graph.Blocks[0], DepthSet.Entry);
        while (_pending.Count > 0)
            Follow(_pending.Dequeue());
    }

    /// <summary>The depths with which the function is left, exceptions aside; none where it never is.</summary>
    public DepthSet AtExit =>
        _entries.TryGetValue(_graph.Blocks[_graph.Blocks.Length - 1].Ordinal, out var depths) ? depths : DepthSet.None;

    /// <summary>The depths with which a finally is come to without an exception.</summary>
    /// <param name="operation">An operation in the finally.</param>
    public DepthSet BeforeFinally(IOperation operation)
    {
        foreach (var region in _finally)
        {
            if (RegionHolds(region.Key, operation))
                return region.Value;
        }

        return DepthSet.None;
    }

    /// <summary>The depths before an operation; empty where it is not reached, or not part of the graph.</summary>
    public DepthSet Before(IOperation operation)
    {
        for (var current = operation; current is not null; current = current.Parent)
        {
            if (_depths.TryGetValue(current.Syntax, out var depths))
                return depths;
            if (current is IAnonymousFunctionOperation or ILocalFunctionOperation)
                break;
        }

        return DepthSet.None;
    }

    private void Follow(BasicBlock block)
    {
        var depths = _entries[block.Ordinal];
        Throw(block, depths);
        foreach (var operation in block.Evaluated())
        {
            foreach (var inner in operation.InOrderOfEvaluation())
            {
                Note(inner, depths);
                var change = inner is IInvocationOperation call ? _change(call) : 0;
                if (change != 0)
                    Throw(block, depths = depths.Move(change));
            }
        }

        Take(block.ConditionalSuccessor, depths);
        Take(block.FallThroughSuccessor, depths);
    }

    private void Note(IOperation operation, DepthSet depths) =>
        _depths[operation.Syntax] = _depths.TryGetValue(operation.Syntax, out var others) ? others.Or(depths) : depths;

    private void Take(ControlFlowBranch? branch, DepthSet depths)
    {
        if (branch is null)
            return;
        foreach (var region in branch.FinallyRegions)
            depths = Through(region, depths);
        if (branch.Destination is { } next)
            Enter(next, depths);
    }

    private bool RegionHolds(ControlFlowRegion region, IOperation operation)
    {
        // What stands under a condition may well know whether the group is still open.
        var block = _graph.Blocks[region.FirstBlockOrdinal];
        return block.Evaluated().Any(evaluated => evaluated.Syntax.Span.Contains(operation.Syntax.Span));
    }

    // A finally is run on every way out of its try; what is known in it is what holds on all of these.
    private DepthSet Through(ControlFlowRegion region, DepthSet depths)
    {
        Enter(_graph.Blocks[region.FirstBlockOrdinal], depths);
        _finally[region] = _finally.TryGetValue(region, out var others) ? others.Or(depths) : depths;
        var change = 0;
        for (var ordinal = region.FirstBlockOrdinal; ordinal <= region.LastBlockOrdinal; ordinal++)
        {
            change += _graph.Blocks[ordinal].Evaluated()
                .SelectMany(static operation => operation.DescendantsAndSelf())
                .OfType<IInvocationOperation>()
                .Sum(_change);
        }

        return depths.Move(change);
    }

    // An exception may be thrown wherever the block is within a try: each handler begins with what any of its operations left.
    private void Throw(BasicBlock block, DepthSet depths)
    {
        // The root of a lambda has a region around it too, of another graph.
        for (var region = block.EnclosingRegion;
            region?.EnclosingRegion is { } outer && region.Kind != ControlFlowRegionKind.Root;
            region = outer)
        {
            if (region.Kind != ControlFlowRegionKind.Try)
                continue;
            foreach (var handler in outer.NestedRegions)
            {
                if (handler != region)
                    Enter(_graph.Blocks[handler.FirstBlockOrdinal], depths);
            }
        }
    }

    private void Enter(BasicBlock block, DepthSet depths)
    {
        var known = _entries.TryGetValue(block.Ordinal, out var others) ? others : DepthSet.None;
        var all = known.Or(depths);
        if (all.Equals(known))
            return;
        _entries[block.Ordinal] = all;
        _pending.Enqueue(block);
    }
}
