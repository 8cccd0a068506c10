using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace TypedCollectives.Analyzers.Sequences;

/// <summary>Tells where a function catches what is thrown in it.</summary>
internal static class Catching
{
    /// <summary>Whether a block stands in a <c>try</c> that catches something.</summary>
    public static bool IsGuarded(BasicBlock block) => Handlers(block).Any();

    /// <summary>Finds the handler that an exception comes to; none where it leaves the function.</summary>
    /// <returns>Whether it is known which handler that is.</returns>
    public static bool TryFindHandler(ITypeSymbol? thrown, BasicBlock block, ControlFlowGraph graph, out BasicBlock? handler)
    {
        handler = null;
        foreach (var region in Handlers(block))
        {
            if (region.Kind != ControlFlowRegionKind.Catch)
                return false;
            if (Is(thrown, region.ExceptionType))
            {
                handler = graph.Blocks[region.FirstBlockOrdinal];
                return true;
            }

            if (Is(region.ExceptionType, thrown))
                return false;
        }

        return true;
    }

    private static IEnumerable<ControlFlowRegion> Handlers(BasicBlock block)
    {
        for (var region = block.EnclosingRegion; region?.EnclosingRegion is { } outer; region = outer)
        {
            if (region.Kind != ControlFlowRegionKind.Try || outer.Kind != ControlFlowRegionKind.TryAndCatch)
                continue;
            foreach (var handler in outer.NestedRegions)
            {
                if (handler != region)
                    yield return handler;
            }
        }
    }

    private static bool Is(ITypeSymbol? type, ITypeSymbol? other)
    {
        if (other?.SpecialType == SpecialType.System_Object)
            return true;
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, other))
                return true;
        }

        return false;
    }
}
