using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedCollectives.Analyzers.Contracts;

namespace TypedCollectives.RuleEval.Mutations.Lifetime;

/// <summary>Finds <c>using CommunicatorClique clique = Communicator.InitAll()</c>.</summary>
internal static class CliqueDeclarations
{
    public static IEnumerable<LocalDeclarationStatementSyntax> In(MutationSource source) =>
        source.Root.DescendantNodes().OfType<LocalDeclarationStatementSyntax>().Where(declaration =>
            declaration.UsingKeyword.IsKind(SyntaxKind.UsingKeyword)
            && declaration.Declaration.Variables is [{ Initializer.Value: InvocationExpressionSyntax made }]
            && source.Model.GetOperation(made) is { } operation
            && ContractCall.Of(operation, source.Known) is { Kind: CallKind.InitAll });
}
