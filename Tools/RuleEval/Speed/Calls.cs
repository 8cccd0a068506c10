using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.RuleEval.Speed;

/// <summary>The calls in what is analysed.</summary>
/// <param name="All">How many there are.</param>
/// <param name="Bound">Those whose method is known: the rules have less to do with the others.</param>
/// <param name="Communicating">Those that mean something to the rules.</param>
internal readonly record struct Calls(int All, int Bound, int Communicating)
{
    public static Calls operator +(Calls left, Calls right) =>
        new(left.All + right.All, left.Bound + right.Bound, left.Communicating + right.Communicating);

    public static Calls In(SyntaxTree tree, Compilation compilation, KnownSymbols known)
    {
        SemanticModel model = compilation.GetSemanticModel(tree);
        var calls = default(Calls);
        foreach (InvocationExpressionSyntax call in tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            var method = model.GetSymbolInfo(call).Symbol as IMethodSymbol;
            calls += new Calls(1, method is null ? 0 : 1, method is not null && known.Contracts.Of(method) is not null ? 1 : 0);
        }

        return calls;
    }
}
