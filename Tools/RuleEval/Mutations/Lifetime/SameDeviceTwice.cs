using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedCollectives.Analyzers.Contracts;

namespace TypedCollectives.RuleEval.Mutations.Lifetime;

/// <summary>Two ranks are put on one device.</summary>
internal sealed class SameDeviceTwice : IMutation
{
    public string Name => "give a device twice";

    public ImmutableArray<string> Rules { get; } = ["TC3007"];

    public IEnumerable<Mutant> Mutate(MutationSource source)
    {
        foreach (CollectionExpressionSyntax list in source.Root.DescendantNodes().OfType<CollectionExpressionSyntax>())
        {
            if (list.Elements is [ExpressionElementSyntax first, ExpressionElementSyntax second]
                && list.Parent?.Parent?.Parent is InvocationExpressionSyntax call
                && source.Model.GetOperation(call) is { } operation
                && ContractCall.Of(operation, source.Known) is { Kind: CallKind.InitAll })
                yield return MutationSource.Replace(this, second, first.WithTriviaFrom(second));
        }
    }
}
