using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace TypedCollectives.Analyzers.Flow;

/// <summary>Ways through a control flow graph.</summary>
internal static class BlockExtensions
{
    /// <summary>Where control goes from a block, exceptions aside; the conditional way first.</summary>
    public static IEnumerable<BasicBlock> Successors(this BasicBlock block)
    {
        if (block.ConditionalSuccessor?.Destination is { } conditional)
            yield return conditional;
        if (block.FallThroughSuccessor?.Destination is { } next)
            yield return next;
    }

    /// <summary>What the block branches on, where it has two ways to go.</summary>
    public static IOperation? Condition(this BasicBlock block) =>
        block.ConditionKind == ControlFlowConditionKind.None ? null : block.BranchValue;

    public static ControlFlowBranch? WhenTrue(this BasicBlock block) =>
        block.ConditionKind == ControlFlowConditionKind.WhenTrue ? block.ConditionalSuccessor : block.FallThroughSuccessor;

    public static ControlFlowBranch? WhenFalse(this BasicBlock block) =>
        block.ConditionKind == ControlFlowConditionKind.WhenTrue ? block.FallThroughSuccessor : block.ConditionalSuccessor;

    /// <summary>Whether the block stands in a handler of exceptions.</summary>
    public static bool IsInHandler(this BasicBlock block)
    {
        for (var region = block.EnclosingRegion; region is not null and not { Kind: ControlFlowRegionKind.Root }; region = region.EnclosingRegion)
        {
            if (region.Kind is ControlFlowRegionKind.Catch or ControlFlowRegionKind.FilterAndHandler or ControlFlowRegionKind.Filter)
                return true;
        }

        return false;
    }
}
