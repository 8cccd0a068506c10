using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Flow;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Uniformity;

namespace TypedCollectives.Analyzers.Sequences;

/// <summary>Builds the sequence of one function from its control flow graph, from the end backwards.</summary>
internal sealed class SequenceBuilder
{
    private readonly FunctionFlow _flow;
    private readonly UniformityEngine _engine;
    private readonly UniformityAnalysis _uniformity;
    private readonly BlockItems _items;
    private readonly Dictionary<int, Term> _terms = [];
    private readonly Dictionary<int, BackTerm> _active = [];

    // A handler that goes back to before its try statement makes a loop that the graph does not show.
    private readonly HashSet<int> _handlers = [];

    public SequenceBuilder(FunctionFlow flow, UniformityAnalysis uniformity, FunctionSequences sequences)
    {
        _flow = flow;
        _engine = sequences.Engine;
        _uniformity = uniformity;
        _items = new BlockItems(flow, uniformity, sequences);
    }

    /// <summary>The sequence from the beginning, or <see langword="null"/> where the flow is beyond what is followed.</summary>
    public Term? Build() => _flow.Loops.IsIrreducible ? null : Of(_flow.Graph.Blocks[0]);

    private Term Of(BasicBlock block)
    {
        if (_active.TryGetValue(block.Ordinal, out var back))
            return back;
        if (_terms.TryGetValue(block.Ordinal, out var term))
            return term;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (_flow.Loops.IsHeader(block))
        {
            var depth = _flow.Loops.DepthOf(block);
            _active.Add(block.Ordinal, back = new BackTerm(depth));
            term = LoopReduction.Reduce(depth, back, Follow(block));
            _active.Remove(block.Ordinal);
        }
        else
        {
            term = Follow(block);
        }

        return _terms[block.Ordinal] = term;
    }

    private Term Follow(BasicBlock block)
    {
        Term next;
        if (block.Kind == BasicBlockKind.Exit)
            return EndTerm.Instance;
        if (block.Condition() is { } condition)
        {
            var whenTrue = Along(block.WhenTrue(), block);
            var whenFalse = Along(block.WhenFalse(), block);
            next = ReferenceEquals(whenTrue, whenFalse) || IsLastArm(condition, whenFalse) ? whenTrue : new BranchTerm(Condition(block, condition), whenTrue, whenFalse);
        }
        else
        {
            next = Along(block.FallThroughSuccessor, block);
        }

        return _items.Before(block, next);
    }

    // Where no arm of a switch expression matches, it throws by itself.
    private static bool IsLastArm(IOperation condition, Term whenFalse) =>
        condition.Syntax is SwitchExpressionArmSyntax && whenFalse is AbortTerm { Syntax: null };

    private Term Along(ControlFlowBranch? branch, BasicBlock from)
    {
        if (branch?.Destination is not { } destination)
            return Thrown(branch, from);
        var term = Of(destination);
        for (var i = branch.FinallyRegions.Length - 1; i >= 0; i--)
        {
            var region = branch.FinallyRegions[i];
            for (var ordinal = region.LastBlockOrdinal; ordinal >= region.FirstBlockOrdinal; ordinal--)
                term = _items.Before(_flow.Graph.Blocks[ordinal], term);
        }

        return term;
    }

    private AbortTerm Thrown(ControlFlowBranch? branch, BasicBlock from)
    {
        if (branch?.Semantics != ControlFlowBranchSemantics.Throw || from.BranchValue?.Unwrap() is not { IsImplicit: false } thrown
            || !Catching.TryFindHandler(thrown.Type, from, _flow.Graph, out var handler))
            return new AbortTerm(null);
        if (handler is null)
            return new AbortTerm(thrown.Syntax);
        if (!_handlers.Add(handler.Ordinal))
            return new AbortTerm(null);
        var caught = Of(handler);
        _handlers.Remove(handler.Ordinal);
        return new AbortTerm(thrown.Syntax, caught);
    }

    private BranchCondition Condition(BasicBlock block, IOperation condition)
    {
        var variance = LoopConditions.CountsRanks(condition, _flow.Indices) ? Variance.Uniform : _uniformity.ConditionOf(block);
        return new BranchCondition(
            OperationText.Of(condition, _flow),
            IsStable(condition),
            variance,
            parameters => RankExpressions.Read(condition, _flow, _engine, parameters),
            condition.Syntax,
            condition.Syntax,
            LoopConditions.LoopOf(condition));
    }

    private bool IsStable(IOperation condition) => condition.DescendantsAndSelf().All(operation => operation switch
    {
        IInvocationOperation or IAwaitOperation or IFlowCaptureReferenceOperation => false,
        IPropertyReferenceOperation property =>
            VarianceSources.Of(property.Property, null) == VarianceKinds.None && property.Arguments.IsEmpty,
        ILocalReferenceOperation local => _flow.Writes.To(local.Local).Count <= 1,
        IParameterReferenceOperation parameter => _flow.Writes.To(parameter.Parameter).Count == 0,
        IFieldReferenceOperation field => _flow.Writes.To(field.Field).Count == 0,
        _ => true,
    });
}
