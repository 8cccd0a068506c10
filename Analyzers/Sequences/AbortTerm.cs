using Microsoft.CodeAnalysis;

namespace TypedCollectives.Analyzers.Sequences;

/// <summary>An exception leaves the function, or the process ends: what would follow does not matter.</summary>
internal sealed class AbortTerm(SyntaxNode? syntax, Term? caught = null) : Term
{
    /// <summary>What throws or ends the process, or the call of the function that does, where that is written.</summary>
    public SyntaxNode? Syntax { get; } = syntax;

    /// <summary>What follows where the function catches the exception itself.</summary>
    public Term? Caught { get; } = caught;
}
