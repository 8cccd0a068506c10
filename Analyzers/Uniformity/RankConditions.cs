using Microsoft.CodeAnalysis;

namespace TypedCollectives.Analyzers.Uniformity;

/// <summary>Finds conditions that speak of the rank and still are the same on all ranks: <c>rank &lt; size</c>.</summary>
internal static class RankConditions
{
    public static bool IsTautology(IOperation condition, FunctionFlow flow, UniformityEngine engine)
    {
        if (RankExpressions.Read(condition, flow, engine) is not { } expression)
            return false;
        long size = 0;
        long? first = null;
        foreach (var (rank, ranks) in RankSamples.For([expression]).Points)
        {
            if (expression.Evaluate(rank, ranks) is not { } value)
                return false;
            if (ranks != size)
                (size, first) = (ranks, value);
            else if (first != value)
                return false;
        }

        return true;
    }
}
