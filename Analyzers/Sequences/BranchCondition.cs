using Microsoft.CodeAnalysis;
using TypedCollectives.Analyzers.Uniformity;

namespace TypedCollectives.Analyzers.Sequences;

/// <summary>What decides between two ways.</summary>
internal sealed class BranchCondition(string text, bool isStable, Variance variance, RankExpression? ranks, SyntaxNode syntax, SyntaxNode? loop)
{
    /// <summary>The condition as text in which the same condition reads the same.</summary>
    public string Text { get; } = text;

    /// <summary>Whether it gives the same wherever it is asked in one run: nothing it is made of is written twice.</summary>
    public bool IsStable { get; } = isStable;

    public Variance Variance { get; } = variance;

    /// <summary>The condition over ranks alone, where it is one.</summary>
    public RankExpression? Ranks { get; } = ranks;

    /// <summary>The condition where it is written, or the call of the function it stands in.</summary>
    public SyntaxNode Syntax { get; } = syntax;

    /// <summary>The loop whose condition it is.</summary>
    public SyntaxNode? Loop { get; } = loop;

    /// <summary>The same, as a caller of the function sees it.</summary>
    public BranchCondition At(SyntaxNode call, Func<string, string> translate, Func<int, ValueVariance> argument) =>
        new(translate(Text), IsStable, Variance.Substitute(argument), Ranks, call, null);
}
