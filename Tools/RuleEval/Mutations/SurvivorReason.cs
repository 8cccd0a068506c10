using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedCollectives.RuleEval.Mutations;

/// <summary>Why mutants of a kind are not reported.</summary>
/// <param name="Mutation">The operator.</param>
/// <param name="File">The end of the path of the source, or of several.</param>
/// <param name="Text">A part of what was broken.</param>
/// <param name="Verdict">What that means.</param>
/// <param name="Why">The reason.</param>
/// <param name="Method">The method it is in; empty where the text alone tells.</param>
internal sealed record SurvivorReason(string Mutation, string File, string Text, Verdict Verdict, string Why, string Method = "")
{
    /// <summary>The reason a mutant survived, or <see langword="null"/> if nobody knows one.</summary>
    public static SurvivorReason? Of(Mutant mutant) => SurvivorReasons.All.FirstOrDefault(reason =>
        reason.Mutation == mutant.Mutation.Name
        && mutant.Place.GetLineSpan().Path.Contains(reason.File, StringComparison.Ordinal)
        && mutant.Shown.ToString().Contains(reason.Text, StringComparison.Ordinal)
        && (reason.Method.Length == 0 || mutant.Member is MethodDeclarationSyntax { Identifier.Text: var name } && name == reason.Method));
}
