using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Symbols;
using TypedCollectives.Analyzers.Uniformity;

namespace TypedCollectives.Analyzers.Sequences;

/// <summary>Finds the collectives that the blocks of one function come to, themselves or through what they call.</summary>
internal sealed class BlockItems(FunctionFlow flow, UniformityAnalysis uniformity, FunctionSequences sequences)
{
    private readonly KnownSymbols _known = sequences.Engine.Known;
    private readonly Dictionary<ISymbol, IFlowAnonymousFunctionOperation> _lambdas = FindLambdas(flow);

    /// <summary>What the block comes to, put before what follows it.</summary>
    public Term Before(BasicBlock block, Term next)
    {
        foreach (var operation in block.Evaluated().Reverse())
        {
            foreach (var inner in InOrder(operation).Reverse())
            {
                if (inner is IInvocationOperation call)
                    next = Before(call, block, next);
            }
        }

        return next;
    }

    private Term Before(IInvocationOperation call, BasicBlock block, Term next)
    {
        if (ContractCall.Of(call, _known) is { } contract)
        {
            return contract.Contract.IsCollective && !Memberships.IsPartial(contract, flow, _known)
                ? Order(ItemReader.Read(contract, flow), next)
                : next;
        }

        if (call.TargetMethod.IsNoReturn(_known))
            return new AbortTerm(call.Syntax);
        foreach (var argument in call.Arguments.Reverse())
        {
            if (LambdaOf(argument.Value) is { } lambda && sequences.Of(sequences.Engine.Flows.Of(lambda, flow)) is { } inside)
                next = Splice(inside, Site.Unknown(call.Syntax), block, next);
        }

        if (call.TargetMethod.MethodKind == MethodKind.DelegateInvoke)
        {
            return call.Instance is { } target && LambdaOf(target) is { } body && sequences.Of(sequences.Engine.Flows.Of(body, flow)) is { } invoked
                ? Splice(invoked, Of(call, flow.Depth + 1), block, next)
                : next;
        }

        return sequences.Of(call.TargetMethod) is { } callee ? Splice(callee, Of(call, DepthOf(call.TargetMethod)), block, next) : next;
    }

    private static int DepthOf(IMethodSymbol method)
    {
        var depth = 0;
        for (var outer = method.ContainingSymbol; outer is IMethodSymbol; outer = outer.ContainingSymbol)
            depth++;
        return depth;
    }

    private Site Of(IInvocationOperation call, int depth) => new(
        call.Syntax,
        text => Arguments.Translate(text, depth, call, flow),
        ordinal => Arguments.Of(call, ordinal) is { } argument ? uniformity.ArgumentOf(argument.Syntax) : ValueVariance.Uniform,
        (ordinal, parameters) => Arguments.Of(call, ordinal) is { } argument
            ? RankExpressions.Read(argument.Value, flow, sequences.Engine, parameters)
            : null);

    private Term Splice(Term callee, Site site, BasicBlock block, Term next) =>
        Terms.HasCall(callee) || Terms.MayLeave(callee)
            ? new Splicing(site, flow.Loops.DepthAt(block), next, Catching.IsGuarded(block)).Apply(callee)
            : next;

    // Within a group the order of calls on different communicators does not matter: they are put into one order.
    private static CallTerm Order(CollectiveItem item, Term next)
    {
        if (item.Group is not null && next is CallTerm { Item: var following } call && following.Group == item.Group
            && string.CompareOrdinal(item.Communicator, following.Communicator) > 0)
            return new CallTerm(following, Order(item, call.Next));
        return new CallTerm(item, next);
    }

    private IFlowAnonymousFunctionOperation? LambdaOf(IOperation operation)
    {
        operation = operation.Unwrap();
        if (operation is IDelegateCreationOperation creation)
            operation = creation.Target.Unwrap();
        if (operation is IFlowAnonymousFunctionOperation lambda)
            return lambda;
        return operation.ReferencedSymbol() is { } symbol && _lambdas.TryGetValue(symbol, out var held) ? held : null;
    }

    // Lambdas that a local keeps from its declaration on.
    private static Dictionary<ISymbol, IFlowAnonymousFunctionOperation> FindLambdas(FunctionFlow flow)
    {
        var lambdas = new Dictionary<ISymbol, IFlowAnonymousFunctionOperation>(SymbolEqualityComparer.Default);
        foreach (var assignment in flow.Graph.Blocks.SelectMany(static block => block.Operations).OfType<ISimpleAssignmentOperation>())
        {
            var value = assignment.Value.Unwrap();
            if (value is IDelegateCreationOperation creation)
                value = creation.Target.Unwrap();
            if (value is IFlowAnonymousFunctionOperation lambda && assignment.Target.ReferencedSymbol() is ILocalSymbol local
                && flow.Writes.To(local).Count == 1)
                lambdas[local] = lambda;
        }

        return lambdas;
    }

    // Operands before what is made of them, as they are evaluated.
    private static IEnumerable<IOperation> InOrder(IOperation operation)
    {
        foreach (var child in operation.ChildOperations)
        {
            foreach (var inner in InOrder(child))
                yield return inner;
        }

        yield return operation;
    }
}
