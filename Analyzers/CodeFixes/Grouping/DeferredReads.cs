using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Symbols;
using TypedCollectives.CodeFixes.Editing;

namespace TypedCollectives.CodeFixes.Grouping;

/// <summary>
/// Finds what keeps statements from being put into a group: in a group nothing runs before its end, so that whoever waits for
/// or reads a result in between waits or reads too early.
/// </summary>
internal sealed class DeferredReads(SemanticModel model, KnownSymbols known, CancellationToken cancellationToken)
{
    public bool AreIn(StatementRange range)
    {
        var calls = new List<(InvocationExpressionSyntax Syntax, IInvocationOperation Operation)>();
        foreach (var syntax in NodesOf(range).OfType<InvocationExpressionSyntax>())
        {
            if (model.GetOperation(syntax, cancellationToken) is not IInvocationOperation call)
                continue;
            if (Issues(call.TargetMethod))
                calls.Add((syntax, call));
            else if (MayWait(call.TargetMethod))
                return true;
        }

        if (new PendingUses(model, known, cancellationToken).AreIn(NodesOf(range)))
            return true;

        // A span cannot outlive its call, so that a group does not take one.
        return calls.Any(call => call.Operation.TargetMethod.Parameters.Any(parameter => known.Buffers.IsSpan(parameter.Type)))
            || calls.Any(call => IsReadAfter(range, call.Syntax, calls));
    }

    private static IEnumerable<SyntaxNode> NodesOf(StatementRange range) =>
        range.Statements.SelectMany(static statement => statement.DescendantNodes());

    private bool Issues(IMethodSymbol method) =>
        known.Contracts.Of(method) is { IsCommunication: true }
        || method.HasContractAttribute(known.RequiresGroupAttribute)
        || (known.Bodies.Of(method) is { } body && IsPlain(body));

    // Nobody can tell what a delegate does, or a helper that issues a call and does more than that.
    private bool MayWait(IMethodSymbol method) =>
        method.MethodKind == MethodKind.DelegateInvoke
        || known.Contracts.Of(method) is { Kind: CallKind.Synchronize }
        || known.Effects.Of(method).Any(static effect => effect.Contract.IsCommunication || effect.Contract.Kind == CallKind.Synchronize);

    // A helper of nothing but calls that communicate.
    private bool IsPlain(IOperation body)
    {
        var statements = body.DescendantsInFunction().OfType<IExpressionStatementOperation>().ToList();
        return statements.Count > 0
            && statements.All(statement =>
                statement.Operation is IInvocationOperation call && known.Contracts.Of(call.TargetMethod) is { IsCommunication: true })
            && !body.DescendantsInFunction().Any(static operation =>
                operation is IVariableDeclaratorOperation or IReturnOperation { ReturnedValue: not null } or IAwaitOperation);
    }

    private bool IsReadAfter(
        StatementRange range,
        InvocationExpressionSyntax call,
        List<(InvocationExpressionSyntax Syntax, IInvocationOperation Operation)> calls)
    {
        var buffers = new HashSet<ISymbol>(BuffersOf(call), SymbolEqualityComparer.Default);

        // In a loop within the statements a read before the call comes after the call of the round before.
        var loop = call.Ancestors()
            .TakeWhile(node => node != range.First && range.Span.Contains(node.Span))
            .LastOrDefault(static node =>
                node is CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax);
        foreach (var name in NodesOf(range).OfType<IdentifierNameSyntax>())
        {
            if (name.SpanStart < call.Span.End && loop?.Span.Contains(name.Span) != true)
                continue;
            if (calls.Any(other => other.Syntax.Span.Contains(name.Span)))
                continue;
            if (model.GetSymbolInfo(name, cancellationToken).Symbol is { } symbol && buffers.Contains(symbol))
                return true;
        }

        return false;
    }

    // What the buffers hang on: 'buffers' in buffers[i], 'replica' in replica.Gradients.View.
    private IEnumerable<ISymbol> BuffersOf(InvocationExpressionSyntax call)
    {
        var roots = call.ArgumentList.Arguments.Select(static argument => RootOf(argument.Expression));
        if (call.Expression is MemberAccessExpressionSyntax access)
            roots = roots.Append(RootOf(access.Expression));
        foreach (var root in roots)
        {
            if (root is null || model.GetSymbolInfo(root, cancellationToken).Symbol is not { } symbol)
                continue;
            if (symbol is ILocalSymbol or IParameterSymbol or IFieldSymbol or IPropertySymbol && !IsDriver(symbol))
                yield return symbol;
        }
    }

    private bool IsDriver(ISymbol symbol)
    {
        var type = symbol switch
        {
            ILocalSymbol local => local.Type,
            IParameterSymbol parameter => parameter.Type,
            IFieldSymbol field => field.Type,
            IPropertySymbol property => property.Type,
            _ => null,
        };
        return type is null
            || known.IsCommunicator(type)
            || known.IsClique(type)
            || SymbolEqualityComparer.Default.Equals(type, known.AcceleratorStream)
            || type is { TypeKind: TypeKind.Enum } or { SpecialType: SpecialType.System_Int32 }
            || (type is IArrayTypeSymbol array && known.IsCommunicator(array.ElementType))
            || (type is INamedTypeSymbol { TypeArguments.Length: 1 } sequence && known.IsCommunicator(sequence.TypeArguments[0]));
    }

    private static ExpressionSyntax? RootOf(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: var name } => name,
        MemberAccessExpressionSyntax access => RootOf(access.Expression),
        ElementAccessExpressionSyntax access => RootOf(access.Expression),
        InvocationExpressionSyntax invocation => RootOf(invocation.Expression),
        PostfixUnaryExpressionSyntax postfix => RootOf(postfix.Operand),
        IdentifierNameSyntax name => name,
        _ => null,
    };
}
