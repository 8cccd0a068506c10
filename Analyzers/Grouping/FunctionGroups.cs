using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedCollectives.Analyzers.Grouping;

/// <summary>The raw groups of one function.</summary>
internal sealed class FunctionGroups(
    ControlFlowGraph graph, Func<IInvocationOperation, int> change, IReadOnlyList<IInvocationOperation> starts)
{
    private readonly Lazy<GroupDepths> _depths = new(() => new GroupDepths(graph, change));
    private readonly Lazy<GroupDepths> _started = new(() => new GroupDepths(graph, call => Math.Max(0, change(call))));

    /// <summary>The calls that start a group, in source order.</summary>
    public IReadOnlyList<IInvocationOperation> Starts { get; } = starts;

    /// <summary>The depths, counted from the function's entry.</summary>
    public GroupDepths Depths => _depths.Value;

    /// <summary>How many groups were started, ended or not.</summary>
    public GroupDepths Started => _started.Value;

    /// <summary>The start of the outermost group that is sure to be open at an operation.</summary>
    public IInvocationOperation? StartBefore(IOperation operation) => Starts.Count > 0 && Depths.Before(operation).IsOpen
        ? Starts.LastOrDefault(start => start.Syntax.Span.End <= operation.Syntax.SpanStart && !Depths.Before(start).IsOpen)
        : null;
}
