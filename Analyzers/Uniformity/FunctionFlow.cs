using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using TypedCollectives.Analyzers.Flow;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Uniformity;

/// <summary>A method, local function or lambda with all that the analyses work out about its flow.</summary>
internal sealed class FunctionFlow
{
    private readonly Lazy<Loops> _loops;
    private readonly Lazy<PostDominators> _postDominators;
    private readonly Lazy<SymbolWrites> _writes;
    private readonly Lazy<RankIndices> _indices;

    public FunctionFlow(IMethodSymbol? method, IOperation body, ControlFlowGraph graph, FunctionFlow? container, KnownSymbols known)
    {
        Method = method;
        Body = body;
        Graph = graph;
        Container = container;
        _loops = new(() => new Loops(graph));
        _postDominators = new(() => new PostDominators(graph));
        _writes = container?._writes ?? new(() => new SymbolWrites([body]));
        _indices = container?._indices ?? new(() => new RankIndices(body, known, Writes));
    }

    /// <summary>The function; <see langword="null"/> for the initializer of a field.</summary>
    public IMethodSymbol? Method { get; }

    /// <summary>Its body as it was written; of a lambda or local function, that of the member around it.</summary>
    public IOperation Body { get; }

    public ControlFlowGraph Graph { get; }

    /// <summary>The function around a lambda or local function.</summary>
    public FunctionFlow? Container { get; }

    /// <summary>How many functions it stands in.</summary>
    public int Depth => Container is null ? 0 : Container.Depth + 1;

    public Loops Loops => _loops.Value;

    public PostDominators PostDominators => _postDominators.Value;

    /// <summary>What is written where in the whole member.</summary>
    public SymbolWrites Writes => _writes.Value;

    /// <summary>The variables of the whole member that count through communicators.</summary>
    public RankIndices Indices => _indices.Value;

    /// <summary>The ordinal of a parameter of this very function.</summary>
    public int? OrdinalOf(ISymbol symbol) =>
        symbol is IParameterSymbol parameter && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, Method)
            ? parameter.Ordinal
            : null;
}
