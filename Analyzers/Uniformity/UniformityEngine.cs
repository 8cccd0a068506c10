using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Uniformity;

/// <summary>
/// Works out, function by function and on demand, which values differ between ranks. What one function needs to know of another
/// (what it returns, what it puts into fields) is worked out first; functions that need each other see nothing of the one that is
/// still being worked on.
/// </summary>
internal sealed class UniformityEngine(KnownSymbols known)
{
    // The work grows faster than the blocks: a table-driven parser of thousands of them would hold the compiler up for minutes.
    private const int MaxBlocks = 2_000;

    private readonly Dictionary<FunctionFlow, UniformityAnalysis> _analyses = [];
    private readonly HashSet<FunctionFlow> _running = [];
    private MemberVariances? _members;

    public KnownSymbols Known { get; } = known;

    public FunctionFlows Flows { get; } = new(known);

    public MemberVariances Members => _members ??= new MemberVariances(this);

    public CallTargets Targets { get; } = new(known);

    /// <summary>The analysis of a function; <see langword="null"/> while it is being made, and of one that is too large to follow.</summary>
    public UniformityAnalysis? Of(FunctionFlow flow)
    {
        if (_analyses.TryGetValue(flow, out var analysis))
            return analysis;
        if (flow.Graph.Blocks.Length > MaxBlocks || !_running.Add(flow))
            return null;
        analysis = new UniformityAnalysis(flow, this);
        analysis.Run();
        _running.Remove(flow);
        return _analyses[flow] = analysis;
    }

    /// <summary>What a call of a method of this compilation returns; it may hang on the method's parameters.</summary>
    public ValueVariance? ReturnOf(IMethodSymbol method)
    {
        ValueVariance? result = null;
        foreach (var target in Targets.Of(method))
        {
            if (Flows.Of(target) is not { } flow || Of(flow) is not { } analysis)
                continue;
            result = result is { } known ? known.Join(analysis.Returned) : analysis.Returned;
        }

        return result;
    }
}
