using Microsoft.CodeAnalysis;

namespace TypedCollectives.Analyzers.Typestate;

/// <summary>Line numbers for messages.</summary>
internal static class SyntaxLines
{
    /// <summary>The line a node begins in, from 1.</summary>
    public static int LineNumber(this SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
}
