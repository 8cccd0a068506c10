using Microsoft.CodeAnalysis;
using TypedCollectives.Analyzers.Uniformity;

namespace TypedCollectives.Analyzers.Sequences;

/// <summary>A call of a function, as far as it matters to the sequence of the function.</summary>
/// <param name="call">The call.</param>
/// <param name="translate">Gives a text of the function in the words of the caller.</param>
/// <param name="argument">Gives how an argument differs.</param>
/// <param name="ranks">Gives an argument as an expression over ranks, given what the caller's own caller gives for its parameters.</param>
internal sealed class Site(
    SyntaxNode call, Func<string, string> translate, Func<int, ValueVariance> argument,
    Func<int, Func<int, RankExpression?>?, RankExpression?> ranks)
{
    public SyntaxNode Call { get; } = call;

    public Func<string, string> Translate { get; } = translate;

    public Func<int, ValueVariance> Argument { get; } = argument;

    public Func<int, Func<int, RankExpression?>?, RankExpression?> Ranks { get; } = ranks;

    /// <summary>A place that runs a function with arguments nobody knows.</summary>
    public static Site Unknown(SyntaxNode call) => new(call, static text => text, static _ => ValueVariance.Uniform, static (_, _) => null);
}
