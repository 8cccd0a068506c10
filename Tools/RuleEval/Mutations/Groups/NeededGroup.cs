using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedCollectives.Analyzers.Contracts;

namespace TypedCollectives.RuleEval.Mutations.Groups;

/// <summary>Tells the groups that hold calls which would wait for each other from those without which a program is as right as with them.</summary>
internal static class NeededGroup
{
    /// <summary>Whether some program goes wrong without the group: nothing that holds for every program says otherwise.</summary>
    public static bool Is(GroupScope scope, MutationSource source)
    {
        CallSite[] calls = [.. scope.Calls.Where(call => !Expected.ToThrow(call.Node, scope.Statement))];
        if (IsInAnother(scope, source) || (calls.Length > 0 && Array.TrueForAll(calls, call => IsInInner(call, scope, source))) || OnlyAsserts(scope))
            return false;
        return calls.Length == 0 || CallsOthers(scope, source) || !(Array.TrueForAll(calls, call => IsOfClique(call, source))
            || Array.TrueForAll(calls, call => IsAlone(call, source)) || AreOfOne(calls, scope, source));
    }

    // Another group is open around it.
    private static bool IsInAnother(GroupScope scope, MutationSource source)
    {
        SyntaxNode[] around = [.. scope.Statement.Ancestors().TakeWhile(static node => node is not (AnonymousFunctionExpressionSyntax or MemberDeclarationSyntax))];
        return GroupScope.In(source).Any(other => around.Contains(other.Statement)) || source.Calls.Any(call =>
            call.Call.Kind == CallKind.GroupStart && call.Node.SpanStart < scope.Statement.SpanStart && around.Contains(call.Node.Parent));
    }

    private static bool IsInInner(CallSite call, GroupScope scope, MutationSource source) => GroupScope.In(source).Any(inner =>
        inner.Statement != scope.Statement && scope.Statement.Span.Contains(inner.Statement.Span) && inner.Statement.Span.Contains(call.Node.Span));

    private static bool OnlyAsserts(GroupScope scope) => scope.Statement.Statement.DescendantNodes().OfType<InvocationExpressionSyntax>()
        .All(call => Expected.IsAssertion(call) || Expected.ToThrow(call, scope.Statement));

    // What a helper does with the communicators it is given is not looked at.
    private static bool CallsOthers(GroupScope scope, MutationSource source) => scope.Statement.Statement.DescendantNodes().OfType<InvocationExpressionSyntax>()
        .Any(call => !Expected.IsAssertion(call) && !Expected.ToThrow(call, scope.Statement)
            && source.Model.GetOperation(call) is { } operation && ContractCall.Of(operation, source.Known) is null
            && call.ArgumentList.Arguments.Any(argument => source.Model.GetTypeInfo(argument.Expression).Type is var type
                && (source.Known.IsCommunicator(type) || source.Known.IsClique(type))));

    // Generated calls for all ranks have a group of their own.
    private static bool IsOfClique(CallSite call, MutationSource source) =>
        !call.Call.Communicators().Any() && (call.Call.Operation.Instance ?? call.Call.Operation.Arguments.FirstOrDefault()?.Value) is { } receiver
        && source.Known.IsClique(receiver.Type);

    // The only rank of its clique waits for no other.
    private static bool IsAlone(CallSite call, MutationSource source) =>
        call.Call.Contract.IsCollective && call.Syntax.Expression is MemberAccessExpressionSyntax { Expression: ElementAccessExpressionSyntax { Expression: IdentifierNameSyntax clique } }
        && source.Model.GetSymbolInfo(clique).Symbol?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax
        {
            Initializer.Value: InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax { Token.Value: 1 } }, ..] },
        };

    // One rank's collectives, one after the other, are matched by those of the other ranks' threads.
    private static bool AreOfOne(CallSite[] calls, GroupScope scope, MutationSource source) =>
        Array.TrueForAll(calls, call => call.IsOfAnyRank && call.Communicator == calls[0].Communicator)
        && calls[0].Call.Communicators().First().Syntax is { } name
        && source.Model.GetSymbolInfo(name).Symbol?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is { } declared
        && !scope.Statement.Span.Contains(declared.Span) && !declared.IsKind(SyntaxKind.ForEachStatement);
}
