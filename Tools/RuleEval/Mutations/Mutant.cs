using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedCollectives.RuleEval.Mutations;

/// <summary>A source with one thing broken.</summary>
/// <param name="Mutation">What broke it.</param>
/// <param name="Site">The part of the correct source that is replaced.</param>
/// <param name="Replacement">What stands there instead.</param>
/// <param name="Shown">The part to show: the whole site, or what of it matters.</param>
internal sealed record Mutant(IMutation Mutation, SyntaxNode Site, SyntaxNode Replacement, SyntaxNode Shown)
{
    public Location Place => Shown.GetLocation();

    /// <summary>The member that is broken, as it was.</summary>
    public MemberDeclarationSyntax Member { get; } = Site.FirstAncestorOrSelf<MemberDeclarationSyntax>()!;

    /// <summary>The member as it is now.</summary>
    public MemberDeclarationSyntax BrokenMember() =>
        Site == Member ? (MemberDeclarationSyntax)Replacement : Member.ReplaceNode(Site, Replacement);
}
