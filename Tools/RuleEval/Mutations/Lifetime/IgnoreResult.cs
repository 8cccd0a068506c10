using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedCollectives.RuleEval.Mutations.Lifetime;

/// <summary>Nobody looks at the result of a native call.</summary>
internal sealed class IgnoreResult : IMutation
{
    public string Name => "ignore a result";

    public ImmutableArray<string> Rules { get; } = ["TC6002"];

    public IEnumerable<Mutant> Mutate(MutationSource source)
    {
        foreach (InvocationExpressionSyntax call in source.Root.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            if (call.FirstAncestorOrSelf<StatementSyntax>() is ExpressionStatementSyntax statement && statement.Expression != call
                && statement.Expression is InvocationExpressionSyntax outer && call.Parent?.Parent?.Parent == outer
                && source.Model.GetSymbolInfo(call).Symbol is IMethodSymbol { ReturnType: { } type }
                && SymbolEqualityComparer.Default.Equals(type, source.Known.NcclResult))
                yield return MutationSource.Replace(this, statement, call + ";");
        }
    }
}
