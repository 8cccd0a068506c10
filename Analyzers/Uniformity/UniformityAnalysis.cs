using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Flow;

namespace TypedCollectives.Analyzers.Uniformity;

/// <summary>
/// The uniformity of every value of one function: a forward analysis over its control flow graph. What is assigned where a varying
/// condition decides whether it runs varies too.
/// </summary>
internal sealed class UniformityAnalysis
{
    private readonly FunctionFlow _flow;
    private readonly UniformityEngine _engine;
    private readonly UniformityState?[] _in;
    private readonly Variance[] _conditions;
    private readonly ControlDependence _control;
    private ImmutableSortedSet<int> _varying = [];
    private readonly Dictionary<ISymbol, ValueVariance> _ever = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<SyntaxNode, ValueVariance> _arguments = [];

    public UniformityAnalysis(FunctionFlow flow, UniformityEngine engine)
    {
        _flow = flow;
        _engine = engine;
        _in = new UniformityState?[flow.Graph.Blocks.Length];
        _conditions = new Variance[flow.Graph.Blocks.Length];
        _control = new ControlDependence(flow);
    }

    /// <summary>What the function returns.</summary>
    public ValueVariance Returned { get; private set; }

    /// <summary>Everything a variable, field or property is ever given here.</summary>
    public ValueVariance? Ever(ISymbol symbol) => _ever.TryGetValue(symbol, out var value) ? value : null;

    /// <summary>How what a block branches on differs.</summary>
    public Variance ConditionOf(BasicBlock block) => _conditions[block.Ordinal];

    /// <summary>How an argument differs, by its syntax.</summary>
    public ValueVariance ArgumentOf(SyntaxNode argument) =>
        _arguments.TryGetValue(argument, out var value) ? value : ValueVariance.Uniform;

    /// <summary>What a parameter holds when the function returns, where it was worked on.</summary>
    public ValueVariance? AtExit(IParameterSymbol parameter) =>
        _in[_in.Length - 1] is { } exit && exit.TryGet(parameter, out var value) ? Resolve(value, null) : null;

    public void Run()
    {
        // What depends on a varying branch is known only once the branch is known to vary: again, until nothing changes.
        do
            Flow();
        while (Control());
    }

    internal void Remember(ISymbol symbol, ValueVariance value)
    {
        value = Resolve(value, null);
        _ever[symbol] = _ever.TryGetValue(symbol, out var old) ? old.Join(value) : value;
    }

    internal void RememberArgument(SyntaxNode argument, ValueVariance value, BasicBlock block)
    {
        value = Resolve(value, block);
        _arguments[argument] = _arguments.TryGetValue(argument, out var old) ? old.Join(value) : value;
    }

    private void Flow()
    {
        Array.Clear(_in, 0, _in.Length);
        _in[0] = new UniformityState();
        var pending = new SortedSet<int> { 0 };
        var handlers = new HandlerStates(_flow.Graph);
        while (pending.Count > 0)
        {
            var ordinal = pending.Min;
            pending.Remove(ordinal);
            var block = _flow.Graph.Blocks[ordinal];
            var state = _in[ordinal]!.Clone();
            Transfer(block, state);
            foreach (var next in block.Successors())
                Send(next, state);

            // What may throw leaves for a handler with all that was known on the way.
            foreach (var handler in handlers.Of(block))
                Send(handler, state);
        }

        void Send(BasicBlock next, UniformityState state)
        {
            if (_in[next.Ordinal] is { } known)
            {
                if (!known.JoinWith(state))
                    return;
            }
            else
            {
                _in[next.Ordinal] = state.Clone();
            }

            pending.Add(next.Ordinal);
        }
    }

    private void Transfer(BasicBlock block, UniformityState state)
    {
        var control = block.IsInHandler()
            ? Variance.Of(VarianceKinds.Local, block.EnclosingRegion.FirstSyntax(_flow.Graph))
            : Variance.Uniform;
        control = control.Under(_control.Of(block).Intersect(_varying));
        var evaluator = new ValueEvaluator(_flow, this, _engine, state, control, block);
        foreach (var operation in block.Operations)
            evaluator.Evaluate(operation);
        if (block.BranchValue is not { } value)
            return;
        var result = evaluator.Evaluate(value);
        if (block.Condition() is { } condition)
            _conditions[block.Ordinal] = Condition(condition, Resolve(result.Self, block));
        else if (block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Return)
            Returned = Returned.Join(Resolve(new ValueVariance(result.Self.Join(control), result.Content), null));
    }

    private Variance Condition(IOperation condition, Variance value) =>
        value.Varies && RankConditions.IsTautology(condition, _flow, _engine) ? Variance.Uniform : value;

    /// <summary>A value as it is for the ranks that come to a block, or to any place outside the function.</summary>
    private ValueVariance Resolve(ValueVariance value, BasicBlock? block) => new(Resolve(value.Self, block), Resolve(value.Content, block));

    /// <summary>How a value differs between the ranks that come to a block, or to any place outside the function.</summary>
    public Variance Resolve(Variance value, BasicBlock? block)
    {
        var result = value.WithoutBranches();
        foreach (var branch in value.Branches ?? [])
        {
            if (block is null || !_control.Of(block).Contains(branch))
                result = result.Join(_conditions[branch].WithoutBranches());
        }

        return result;
    }

    private bool Control()
    {
        var varying = _flow.Graph.Blocks
            .Where(block => block.Condition() is { } condition
                && (_conditions[block.Ordinal].Kinds != VarianceKinds.None || _conditions[block.Ordinal].Parameters != 0)
                && !LoopConditions.CountsRanks(condition, _flow.Indices))
            .Select(static block => block.Ordinal)
            .ToImmutableSortedSet();
        if (varying.Count == _varying.Count)
            return false;
        _varying = varying.Union(_varying);
        return true;
    }
}
