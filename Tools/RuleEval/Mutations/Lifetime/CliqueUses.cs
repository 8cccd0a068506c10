using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedCollectives.Analyzers.Contracts;

namespace TypedCollectives.RuleEval.Mutations.Lifetime;

/// <summary>Tells whether a clique is used behind its declaration in a way that a disposed one does not allow.</summary>
/// <remarks>To read what it is, and to do what a test expects to throw, is allowed.</remarks>
internal sealed class CliqueUses(LocalDeclarationStatementSyntax declaration, MutationSource source)
{
    private readonly HashSet<ISymbol> _derived = new(SymbolEqualityComparer.Default);

    public bool Any()
    {
        _derived.Add(source.Model.GetDeclaredSymbol(declaration.Declaration.Variables[0])!);
        SyntaxNode block = declaration.Parent!;
        foreach (SyntaxNode node in block.DescendantNodes().Where(node => node.SpanStart > declaration.Span.End))
        {
            if (node is VariableDeclaratorSyntax { Initializer.Value: var value } variable && Mentions(value)
                && source.Model.GetDeclaredSymbol(variable) is { } symbol)
                _derived.Add(symbol);
            if (node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax && !Expected.ToThrow(node, block) && IsUse(node))
                return true;
        }

        return false;
    }

    private bool IsUse(SyntaxNode call) => source.Model.GetOperation(call) is { } operation
        && (ContractCall.Of(operation, source.Known) is { } contract
            ? contract.Kind is not (CallKind.Destroy or CallKind.Query or CallKind.UniqueId) && IsOfClique(call)
            : (IsOfDevice(call) || IsOwn(call)) && Mentions(call));

    private bool IsOwn(SyntaxNode call) =>
        source.Model.GetSymbolInfo(call).Symbol is IMethodSymbol { MethodKind: not MethodKind.DelegateInvoke, DeclaringSyntaxReferences.IsEmpty: false };

    // clique[0].Accelerator.Allocate1D(...)
    private static bool IsOfDevice(SyntaxNode call) =>
        call is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Accelerator" or "Stream" } } };

    // Of the clique itself, or of one of its elements in a loop or lambda.
    private bool IsOfClique(SyntaxNode call) => Mentions(call) || call.Ancestors().TakeWhile(node => node != declaration.Parent).Any(node => node switch
    {
        CommonForEachStatementSyntax loop => Mentions(loop.Expression),
        InvocationExpressionSyntax outer => Mentions(outer.Expression)
            || outer.ArgumentList.Arguments.Any(argument => argument.Expression is not AnonymousFunctionExpressionSyntax && Mentions(argument)),
        _ => false,
    });

    private bool Mentions(SyntaxNode? node) => node?.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name =>
        source.Model.GetSymbolInfo(name).Symbol is { } symbol && _derived.Contains(symbol)) == true;
}
