using Microsoft.CodeAnalysis.FlowAnalysis;

namespace TypedCollectives.Analyzers.Uniformity;

/// <summary>The blocks that handlers and finally parts around a block begin with.</summary>
internal sealed class HandlerStates(ControlFlowGraph graph)
{
    public IEnumerable<BasicBlock> Of(BasicBlock block)
    {
        for (var region = block.EnclosingRegion; region?.EnclosingRegion is { } outer && region.Kind != ControlFlowRegionKind.Root; region = outer)
        {
            if (region.Kind != ControlFlowRegionKind.Try)
                continue;
            foreach (var handler in outer.NestedRegions)
            {
                if (handler != region)
                    yield return graph.Blocks[handler.FirstBlockOrdinal];
            }
        }
    }
}
