using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace TypedCollectives.Analyzers.Uniformity;

/// <summary>Finds where the regions of a graph were written.</summary>
internal static class RegionExtensions
{
    /// <summary>The catch clause a region comes from, or what is written first in it.</summary>
    public static SyntaxNode? FirstSyntax(this ControlFlowRegion region, ControlFlowGraph graph)
    {
        for (var ordinal = region.FirstBlockOrdinal; ordinal <= region.LastBlockOrdinal; ordinal++)
        {
            var block = graph.Blocks[ordinal];
            if ((block.Operations.FirstOrDefault() ?? block.BranchValue)?.Syntax is { } syntax)
                return syntax.FirstAncestorOrSelf<CatchClauseSyntax>() ?? syntax;
        }

        return null;
    }
}
