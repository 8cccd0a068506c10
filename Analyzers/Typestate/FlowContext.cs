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

    /// <summary>Reports once what may be found on several ways round.</summary>
    public void Report(Diagnostic diagnostic)
    {
        if (_reported.Add((diagnostic.Id, diagnostic.Location)))
            report(diagnostic);
    }
}
