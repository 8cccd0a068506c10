using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Flow;
using TypedCollectives.Analyzers.Operations;

namespace TypedCollectives.Analyzers.Grouping;

/// <summary>By how much a finally changes the depth of the groups that are open when it is come to.</summary>
internal sealed class FinallyChanges(
    ControlFlowGraph graph, Func<IInvocationOperation, int> change, KnownConditions conditions, UnrelatedConditions unrelated)
{
    /// <summary>
    /// The change on the way that leaves most groups open. A condition that may have to do with the group is taken to know what it does;
    /// one that has nothing to do with it goes either way.
    /// </summary>
    public int Of(ControlFlowRegion region) => IsStraight(region) ? From(graph.Blocks[region.FirstBlockOrdinal], region) : SumOf(region);

    private int From(BasicBlock block, ControlFlowRegion region)
    {
        var ways = new[] { block.ConditionalSuccessor, block.FallThroughSuccessor }
            .OfType<ControlFlowBranch>()
            .Where(branch => conditions.Allows(block, branch))
            .Select(branch => branch.Destination is { } next && Holds(region, next) ? From(next, region) : 0)
            .DefaultIfEmpty(0);
        return ChangeOf(block) + (block.Condition() is { } condition && unrelated.Contains(condition) ? ways.Max() : ways.Min());
    }

    private int SumOf(ControlFlowRegion region)
    {
        var sum = 0;
        for (var ordinal = region.FirstBlockOrdinal; ordinal <= region.LastBlockOrdinal; ordinal++)
            sum += ChangeOf(graph.Blocks[ordinal]);
        return sum;
    }

    private int ChangeOf(BasicBlock block) => block.Evaluated()
        .SelectMany(static operation => operation.DescendantsAndSelf())
        .OfType<IInvocationOperation>()
        .Sum(change);

    // Without a loop and without a try statement of its own.
    private bool IsStraight(ControlFlowRegion region)
    {
        for (var ordinal = region.FirstBlockOrdinal; ordinal <= region.LastBlockOrdinal; ordinal++)
        {
            if (graph.Blocks[ordinal].Successors().Any(next => next.Ordinal <= ordinal))
                return false;
        }

        return !HasTry(region);
    }

    private static bool HasTry(ControlFlowRegion region) =>
        region.NestedRegions.Any(static inner => inner.Kind == ControlFlowRegionKind.Try || HasTry(inner));

    private static bool Holds(ControlFlowRegion region, BasicBlock block) =>
        block.Ordinal >= region.FirstBlockOrdinal && block.Ordinal <= region.LastBlockOrdinal;
}
