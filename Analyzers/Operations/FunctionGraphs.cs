using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedCollectives.Analyzers.Operations;

/// <summary>Finds the control flow graph of a local function or lambda within that of the member.</summary>
internal static class FunctionGraphs
{
    /// <summary>The graph of a function.</summary>
    /// <param name="graph">The graph of the member.</param>
    /// <param name="function">What <see cref="OperationExtensions.Function"/> gives.</param>
    public static ControlFlowGraph? GraphOf(this ControlFlowGraph graph, IOperation function)
    {
        if (function is not (ILocalFunctionOperation or IAnonymousFunctionOperation))
            return graph;
        return graph.Nested().FirstOrDefault(nested => nested.OriginalOperation.Syntax == function.Syntax);
    }

    private static IEnumerable<ControlFlowGraph> Nested(this ControlFlowGraph graph)
    {
        foreach (var inner in graph.LocalFunctions.Select(function => graph.GetLocalFunctionControlFlowGraph(function))
            .Concat(graph.Lambdas().Select(lambda => graph.GetAnonymousFunctionControlFlowGraph(lambda))))
        {
            yield return inner;
            foreach (var deeper in inner.Nested())
                yield return deeper;
        }
    }

    private static IEnumerable<IFlowAnonymousFunctionOperation> Lambdas(this ControlFlowGraph graph) =>
        graph.Blocks
            .SelectMany(static block => block.Evaluated())
            .SelectMany(static operation => operation.DescendantsAndSelf())
            .OfType<IFlowAnonymousFunctionOperation>();

    /// <summary>What a block evaluates, in order: its operations, then the value it branches on, returns or throws.</summary>
    public static IEnumerable<IOperation> Evaluated(this BasicBlock block) =>
        block.BranchValue is { } value ? block.Operations.Append(value) : block.Operations;
}
