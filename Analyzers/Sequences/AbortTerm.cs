using Microsoft.CodeAnalysis;

namespace TypedCollectives.Analyzers.Sequences;

/// <summary>An exception leaves the function, or the process ends: what would follow does not matter.</summary>
internal sealed class AbortTerm(SyntaxNode? syntax) : Term
{
    /// <summary>What throws, where it is written in this function.</summary>
    public SyntaxNode? Syntax { get; } = syntax;
}
