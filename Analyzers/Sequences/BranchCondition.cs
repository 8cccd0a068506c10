using Microsoft.CodeAnalysis;
using TypedCollectives.Analyzers.Uniformity;

namespace TypedCollectives.Analyzers.Sequences;

/// <summary>What decides between two ways.</summary>
/// <param name="text">The condition as text.</param>
/// <param name="isStable">Whether it gives the same wherever it is asked.</param>
/// <param name="variance">How it differs.</param>
/// <param name="ranks">Reads it as a condition over ranks, given what a caller gives for the parameters of the function.</param>
/// <param name="syntax">Where it is written, or called from.</param>
/// <param name="written">Where it is written.</param>
/// <param name="loop">The loop whose condition it is.</param>
internal sealed class BranchCondition(
    string text, bool isStable, Variance variance, Func<Func<int, RankExpression?>?, RankExpression?> ranks, SyntaxNode syntax, SyntaxNode written,
    SyntaxNode? loop)
{
    /// <summary>The condition as text in which the same condition reads the same.</summary>
    public string Text { get; } = text;

    /// <summary>Whether it gives the same wherever it is asked in one run: nothing it is made of is written twice.</summary>
    public bool IsStable { get; } = isStable;

    public Variance Variance { get; } = variance;

    /// <summary>The condition over ranks alone, where it is one.</summary>
    public RankExpression? Ranks { get; } = variance.Varies ? ranks(null) : null;

    /// <summary>The condition where it is written, or the call of the function it stands in.</summary>
    public SyntaxNode Syntax { get; } = syntax;

    /// <summary>The condition where it is written.</summary>
    public SyntaxNode Written { get; } = written;

    /// <summary>The loop whose condition it is.</summary>
    public SyntaxNode? Loop { get; } = loop;

    /// <summary>The same, as a caller of the function sees it.</summary>
    public BranchCondition At(Site site) => new(
        site.Translate(Text),
        IsStable,
        Variance.Substitute(site.Argument),
        parameters => ranks(ordinal => site.Ranks(ordinal, parameters)),
        site.Call,
        Written,
        loop: null);
}
