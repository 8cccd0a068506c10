using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedCollectives.Analyzers.Divergence;

/// <summary>An arm of an <c>if</c> that leaves: returns, throws, ends a loop or its round.</summary>
internal sealed class LeavingArm(StatementSyntax arm, StatementSyntax statement, bool whenTrue)
{
    public StatementSyntax Arm { get; } = arm;

    /// <summary>What leaves.</summary>
    public StatementSyntax Statement { get; } = statement;

    /// <summary>Whether it is the arm that runs when the condition holds.</summary>
    public bool WhenTrue { get; } = whenTrue;
}
