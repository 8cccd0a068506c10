using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Uniformity;

/// <summary>Finds the flow of functions and keeps it.</summary>
internal sealed class FunctionFlows(KnownSymbols known)
{
    private readonly Dictionary<ISymbol, FunctionFlow?> _methods = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<SyntaxNode, FunctionFlow?> _lambdas = [];

    /// <summary>The flow of a method or local function of the compilation.</summary>
    public FunctionFlow? Of(IMethodSymbol method)
    {
        method = (method.PartialImplementationPart ?? method).OriginalDefinition;
        if (!_methods.TryGetValue(method, out var flow))
            _methods.Add(method, flow = method.MethodKind switch
            {
                MethodKind.LocalFunction => OfLocal(method),
                MethodKind.AnonymousFunction => OfLambda(method),
                _ => OfMember(method),
            });
        return flow;
    }

    /// <summary>The flow of what a field or property is initialized with.</summary>
    public FunctionFlow? OfInitializer(ISymbol member)
    {
        if (!_methods.TryGetValue(member, out var flow))
        {
            flow = known.Bodies.OfInitializer(member) is { } body && known.Bodies.GraphOf(body) is { } graph ? new(null, body, graph, null, known) : null;
            _methods.Add(member, flow);
        }

        return flow;
    }

    /// <summary>The flow of a lambda that stands in a function.</summary>
    public FunctionFlow? Of(IFlowAnonymousFunctionOperation lambda, FunctionFlow container)
    {
        if (!_lambdas.TryGetValue(lambda.Syntax, out var flow))
        {
            var graph = Try(() => container.Graph.GetAnonymousFunctionControlFlowGraphInScope(lambda));
            _lambdas.Add(lambda.Syntax, flow = graph is null ? null : new(lambda.Symbol, container.Body, graph, container, known));
        }

        return flow;
    }

    private FunctionFlow? OfMember(IMethodSymbol method) =>
        known.Bodies.Of(method) is { } body && known.Bodies.GraphOf(body) is { } graph ? new(method, body, graph, null, known) : null;

    private FunctionFlow? OfLocal(IMethodSymbol method)
    {
        if (method.ContainingSymbol is not IMethodSymbol outer || Of(outer) is not { } container)
            return null;
        var graph = Try(() => container.Graph.GetLocalFunctionControlFlowGraphInScope(method));
        return graph is null ? null : new(method, container.Body, graph, container, known);
    }

    // Asked for where a local function stands in a lambda.
    private FunctionFlow? OfLambda(IMethodSymbol lambda)
    {
        if (lambda.ContainingSymbol is not IMethodSymbol outer || Of(outer) is not { } container)
            return null;
        var operation = container.Graph.Blocks.SelectMany(static block => block.Evaluated())
            .SelectMany(static operation => operation.DescendantsAndSelf()).OfType<IFlowAnonymousFunctionOperation>()
            .FirstOrDefault(operation => SymbolEqualityComparer.Default.Equals(operation.Symbol, lambda));
        return operation is null ? null : Of(operation, container);
    }

    // A function of another part of the member than the graph's is refused by an exception.
    private static ControlFlowGraph? Try(Func<ControlFlowGraph> get)
    {
        try
        {
            return get();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
