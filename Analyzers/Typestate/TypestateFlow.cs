using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Operations;

namespace TypedCollectives.Analyzers.Typestate;

/// <summary>
/// Carries facts forward through a control flow graph until nothing is new, joining them where paths meet. Of exceptions only those are
/// followed that a method throws and catches itself: what a call may throw is left out, so that a finally block otherwise runs where
/// control passes through it in order.
/// </summary>
internal sealed class TypestateFlow(FlowContext context, TypestateRule rule)
{
    private readonly CorrelatedConditions _conditions = new(context.Graph);
    private readonly ImmutableHashSet<Fact>?[] _inputs = new ImmutableHashSet<Fact>?[context.Graph.Blocks.Length];

    private ImmutableArray<BasicBlock> Blocks => context.Graph.Blocks;

    /// <summary>Follows the facts from the entry, and then looks at each operation with all facts that come to it.</summary>
    public void Run()
    {
        var path = new Fact(FactKind.Path, AccessPath.Of(context.Known.Communicator), origin: null);
        Follow(Blocks[0], rule.Entry.Add(path), _inputs);
        Visit(_inputs);
        if (_inputs[Blocks.Length - 1] is { } exit)
            rule.Exit(exit);
        foreach (var (head, facts) in LaterRounds())
        {
            var inputs = new ImmutableHashSet<Fact>?[Blocks.Length];
            Follow(head, facts, inputs);
            Visit(inputs);
        }
    }

    // Where a loop comes round, the facts of its earlier rounds alone: the first round is no excuse for the second.
    private IEnumerable<(BasicBlock Head, ImmutableHashSet<Fact> Facts)> LaterRounds()
    {
        var rounds = new Dictionary<int, ImmutableHashSet<Fact>>();
        foreach (var block in Blocks)
        {
            if (_inputs[block.Ordinal] is not { } input)
                continue;
            var output = Through(block, input, isFinal: false);
            foreach (var (next, facts) in Branches(block, output, new ImmutableHashSet<Fact>?[Blocks.Length]))
            {
                if (next is { } head && head.Ordinal <= block.Ordinal)
                    rounds[head.Ordinal] = rounds.TryGetValue(head.Ordinal, out var others) ? others.Union(facts) : facts;
            }
        }

        return rounds.Select(round => (Blocks[round.Key], round.Value));
    }

    // The facts at the end of what was entered: for a finally block where it goes on, else null.
    private ImmutableHashSet<Fact>? Follow(BasicBlock first, ImmutableHashSet<Fact> facts, ImmutableHashSet<Fact>?[] inputs)
    {
        ImmutableHashSet<Fact>? end = null;
        var local = new Dictionary<int, ImmutableHashSet<Fact>> { [first.Ordinal] = facts };
        var pending = new SortedSet<int> { first.Ordinal };
        while (pending.Count > 0)
        {
            var block = Blocks[pending.Min];
            pending.Remove(block.Ordinal);
            var input = local[block.Ordinal];
            inputs[block.Ordinal] = inputs[block.Ordinal]?.Union(input) ?? input;
            var output = Through(block, input, isFinal: false);
            foreach (var (destination, state) in Branches(block, output, inputs))
            {
                if (destination is not { } next)
                {
                    end = end?.Union(state) ?? state;
                    continue;
                }

                var known = local.TryGetValue(next.Ordinal, out var before) ? before : null;
                var joined = known?.Union(state) ?? state;
                if (known is not null && joined.Count == known.Count)
                    continue;
                local[next.Ordinal] = joined;
                pending.Add(next.Ordinal);
            }
        }

        return end;
    }

    // Where control goes from a block; nowhere from the end of a finally block.
    private IEnumerable<(BasicBlock? Next, ImmutableHashSet<Fact> Facts)> Branches(
        BasicBlock block, ImmutableHashSet<Fact> output, ImmutableHashSet<Fact>?[] inputs)
    {
        foreach (var branch in new[] { block.ConditionalSuccessor, block.FallThroughSuccessor })
        {
            if (branch is { Semantics: ControlFlowBranchSemantics.Throw })
            {
                foreach (var caught in Catches(block, output, inputs))
                    yield return caught;
            }

            if (branch is null or { Semantics: ControlFlowBranchSemantics.Throw or ControlFlowBranchSemantics.Rethrow })
                continue;
            var facts = output;
            if (block.ConditionKind != ControlFlowConditionKind.None)
            {
                var value = (block.ConditionKind == ControlFlowConditionKind.WhenTrue) == branch.IsConditionalSuccessor;
                if (block.BranchValue?.ConstantValue is { HasValue: true, Value: bool constant } && constant != value)
                    continue;
                facts = rule.Branch(WithoutNull(_conditions.On(block, value, facts), block, value), block, value);
            }

            // A finally block that never ends in order, because it throws, ends the path.
            ImmutableHashSet<Fact>? passed = facts;
            foreach (var region in branch.FinallyRegions)
                passed = passed is null ? null : Follow(Blocks[region.FirstBlockOrdinal], passed, inputs);
            if (passed is not null && (branch.Destination is not null || branch.Semantics == ControlFlowBranchSemantics.StructuredExceptionHandling))
                yield return (branch.Destination, passed);
        }
    }

    // The handlers around a throw that take what it throws, behind the finally blocks on the way.
    private IEnumerable<(BasicBlock? Next, ImmutableHashSet<Fact> Facts)> Catches(
        BasicBlock block, ImmutableHashSet<Fact> facts, ImmutableHashSet<Fact>?[] inputs)
    {
        var thrown = block.BranchValue?.Unwrap().Type;
        for (var region = block.EnclosingRegion; region is { Kind: not ControlFlowRegionKind.Root, EnclosingRegion: { } around }; region = around)
        {
            if (region.Kind != ControlFlowRegionKind.Try)
                continue;
            if (around.Kind == ControlFlowRegionKind.TryAndFinally)
            {
                if (Follow(Blocks[around.NestedRegions[1].FirstBlockOrdinal], facts, inputs) is not { } passed)
                    yield break;
                facts = passed;
                continue;
            }

            foreach (var handler in around.NestedRegions.Skip(1).Where(handler => Takes(handler.ExceptionType, thrown)))
            {
                yield return (Blocks[handler.FirstBlockOrdinal], facts);
                if (handler.Kind == ControlFlowRegionKind.Catch)
                    yield break;
            }
        }
    }

    private static bool Takes(ITypeSymbol? caught, ITypeSymbol? thrown)
    {
        for (var type = thrown; type is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type, caught))
                return true;
        }

        return caught is null or { SpecialType: SpecialType.System_Object };
    }

    // Where a thing is null there is nothing that could be said of it.
    private ImmutableHashSet<Fact> WithoutNull(ImmutableHashSet<Fact> state, BasicBlock block, bool value) =>
        NullChecks.NullOn(block, value) is { } nothing && context.Paths.Of(nothing) is { } path
            ? state.Except(state.Where(fact => fact.Subject.Equals(path)))
            : state;

    private void Visit(ImmutableHashSet<Fact>?[] inputs)
    {
        foreach (var block in Blocks)
        {
            if (inputs[block.Ordinal] is { } input)
                Through(block, input, isFinal: true);
        }
    }

    private ImmutableHashSet<Fact> Through(BasicBlock block, ImmutableHashSet<Fact> state, bool isFinal)
    {
        foreach (var statement in block.Evaluated())
        {
            foreach (var operation in InOrder(statement))
            {
                state = state.OnPathsTo(rule.Apply(state, operation, isFinal));
                foreach (var written in operation.WrittenSymbols())
                {
                    state = _conditions.After(written, state.WithoutValueOf(written));
                    state = state.OnPathsTo(rule.Written(state, written, operation));
                }
            }

            state = _conditions.AfterFlag(statement, state);
        }

        return state;
    }

    // Operands first, as they are evaluated. A lambda is another graph.
    private static IEnumerable<IOperation> InOrder(IOperation operation)
    {
        foreach (var child in operation.ChildOperations)
        {
            foreach (var inner in InOrder(child))
                yield return inner;
        }

        yield return operation;
    }
}
