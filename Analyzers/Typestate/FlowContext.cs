using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Typestate;

/// <summary>What a <see cref="TypestateRule"/> works with: one function and what is known around it.</summary>
internal sealed class FlowContext(
    KnownSymbols known, IOperation function, ControlFlowGraph graph, SymbolWrites writes, Action<Diagnostic> report)
{
    private readonly HashSet<(string Id, Location Location)> _reported = [];

    public KnownSymbols Known { get; } = known;

    /// <summary>The method body, local function or lambda.</summary>
    public IOperation Function { get; } = function;

    public ControlFlowGraph Graph { get; } = graph;

    /// <summary>The writes of the whole member.</summary>
    public SymbolWrites Writes { get; } = writes;

    public FlowCaptures Captures { get; } = new(graph);

    public AccessPaths Paths => field ??= new AccessPaths(Captures, Writes);

    /// <summary>What the variables of loops and lambdas are elements of.</summary>
    public ElementSources Elements => field ??= new ElementSources(Function);

    /// <summary>The path of what an expression stands for, and the one that leads there by way of the collection it is an element of.</summary>
    public IEnumerable<AccessPath> PathsOf(IOperation operation)
    {
        if (Paths.Of(operation) is not { } path)
            yield break;
        yield return path;
        if (Elements.CollectionOf(path.Root) is { } collection && Paths.Of(collection) is { } whole)
            yield return new AccessPath([.. whole.Steps, PathStep.AnyIndex, .. path.Steps.Skip(1)]);
    }

    /// <summary>Reports once what may be found on several ways round.</summary>
    public void Report(Diagnostic diagnostic)
    {
        if (_reported.Add((diagnostic.Id, diagnostic.Location)))
            report(diagnostic);
    }
}
