using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace TypedCollectives.RuleEval.Mutations;

/// <summary>A mutant where it was compiled.</summary>
/// <param name="Mutant">The mutant.</param>
/// <param name="Tree">The broken source.</param>
/// <param name="Span">The broken member in it.</param>
internal sealed record BrokenMember(Mutant Mutant, SyntaxTree Tree, TextSpan Span)
{
    public bool Contains(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree == Tree && Span.Contains(diagnostic.Location.SourceSpan);

    /// <summary>The same member of the correct source.</summary>
    public BrokenMember Correct => this with { Tree = Mutant.Site.SyntaxTree, Span = Mutant.Member.Span };
}
