using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.RuleEval.Mutations;

/// <summary>A call that is a statement, or all of a lambda.</summary>
internal sealed class CallSite(ContractCall call, InvocationExpressionSyntax syntax, SyntaxNode node, KnownSymbols known)
{
    public ContractCall Call => call;

    public InvocationExpressionSyntax Syntax => syntax;

    /// <summary>What statements can stand for: the statement, or the body of the lambda.</summary>
    public SyntaxNode Node => node;

    /// <summary>The call as a statement.</summary>
    public string Statement => syntax.ToString() + ";";

    /// <summary>The communicator where it is a variable, which stands for any rank; one taken by an index is a certain rank.</summary>
    public string? Communicator { get; } = call.Communicators().FirstOrDefault() is { } communicator
        && known.IsCommunicator(communicator.Type) && communicator.Syntax is IdentifierNameSyntax name ? name.ToString() : null;

    /// <summary>Whether every rank makes the call, and which rank makes it here is open.</summary>
    public bool IsOfAnyRank => call.Kind == CallKind.Collective && Communicator is not null;

    /// <summary>The argument in a role as it is written, if it is.</summary>
    public ExpressionSyntax? Argument(ParameterRole role) => (call.Argument(role)?.Syntax as ArgumentSyntax)?.Expression;
}
