using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.CodeFixes.Grouping;

/// <summary>
/// Finds what keeps the making of communicators from being put into a group: until the group ends there is none, only its rank and size.
/// </summary>
internal sealed class PendingUses(SemanticModel model, KnownSymbols known, CancellationToken cancellationToken)
{
    public bool AreIn(IEnumerable<SyntaxNode> nodes)
    {
        var all = nodes.ToList();
        return all.OfType<InvocationExpressionSyntax>().Any(Makes) && all.OfType<ExpressionSyntax>().Any(IsUse);
    }

    private bool Makes(InvocationExpressionSyntax syntax) =>
        model.GetOperation(syntax, cancellationToken) is IInvocationOperation call
        && (known.Contracts.Of(call.TargetMethod) is { Kind: CallKind.Init }
            || known.Effects.Of(call.TargetMethod).Any(static effect => effect.Contract.Kind == CallKind.Init));

    private bool IsUse(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax access => IsCommunicator(access.Expression) && access.Name.Identifier.ValueText is not ("Rank" or "Size"),
        ConditionalAccessExpressionSyntax access => IsCommunicator(access.Expression),
        // What other code of the project does with it is anybody's guess.
        _ => expression.Parent is ArgumentSyntax argument
            && IsCommunicator(expression)
            && model.GetOperation(argument, cancellationToken) is IArgumentOperation { Parameter.ContainingSymbol.DeclaringSyntaxReferences.IsEmpty: false },
    };

    // The name of the type itself, as in Communicator.Init, is none.
    private bool IsCommunicator(ExpressionSyntax expression) =>
        model.GetTypeInfo(expression, cancellationToken).Type is { } type
        && known.IsCommunicator(type)
        && model.GetSymbolInfo(expression, cancellationToken).Symbol is not ITypeSymbol;
}
