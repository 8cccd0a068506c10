using Microsoft.CodeAnalysis;

namespace TypedCollectives.RuleEval.Reports;

/// <summary>Places in sources as text.</summary>
internal static class Places
{
    public static string Of(Location location)
    {
        FileLinePositionSpan span = location.GetLineSpan();
        return $"{span.Path}:{span.StartLinePosition.Line + 1}";
    }
}
