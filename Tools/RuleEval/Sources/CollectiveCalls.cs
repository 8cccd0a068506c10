using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.RuleEval.Sources;

/// <summary>Finds calls that move data between ranks or wait for them.</summary>
internal static class CollectiveCalls
{
    public static IEnumerable<InvocationExpressionSyntax> In(SyntaxTree tree, Compilation compilation)
    {
        KnownSymbols known = KnownSymbols.For(compilation)!;
        SemanticModel model = compilation.GetSemanticModel(tree);
        return tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>().Where(call =>
            model.GetSymbolInfo(call).Symbol is IMethodSymbol method && known.Contracts.Of(method) is { IsCommunication: true });
    }
}
