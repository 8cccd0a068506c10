using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Grouping;

/// <summary>Finds calls that wait for what an open group has yet to launch.</summary>
internal sealed class GroupWaits(KnownSymbols known, OpenGroups groups, GroupContents contents)
{
    /// <summary>What the operation does and the group it does so in, or <see langword="null"/>.</summary>
    public (string What, IOperation Group)? Find(IOperation operation)
    {
        if (operation is not IInvocationOperation call || Waiting(call) is not { } waiting)
            return null;
        foreach (var isNative in new[] { false, true })
        {
            if (groups.Around(call, isNative) is { } group && (Fails(waiting, isNative) || contents.Before(group, call).Any()))
                return ($"'{call.TargetMethod.Name}' waits", group);
        }

        return null;
    }

    private IMethodSymbol? Waiting(IInvocationOperation call)
    {
        var contract = known.Contracts.Of(call.TargetMethod);
        if (contract is not null)
            return contract.Kind == CallKind.Synchronize ? call.TargetMethod : null;

        // A helper of the project that waits whatever else it does.
        var isWaiting = known.Effects.Of(call.TargetMethod).Any(static effect => effect.Contract.Kind == CallKind.Synchronize);
        return isWaiting && known.Bodies.Of(call.TargetMethod) is { } body ? AlwaysWaiting(body) : null;
    }

    private IMethodSymbol? AlwaysWaiting(IOperation body)
    {
        foreach (var operation in body.DescendantsInFunction())
        {
            if (operation is IInvocationOperation inner
                && known.Contracts.Of(inner.TargetMethod) is { Kind: CallKind.Synchronize }
                && inner.Parent is IExpressionStatementOperation { Parent: IBlockOperation block }
                && block.Parent == body
                && !HasGroup(body))
                return inner.TargetMethod;
        }

        return null;
    }

    // One that ends a group first waits for what the group held.
    private bool HasGroup(IOperation body) => body.DescendantsInFunction().Any(operation =>
        operation is IInvocationOperation call && (known.OpensGroup(call) || known.ClosesGroup(call)));

    // A communicator refuses to wait while a group is open. A stream may be waited for until something for it is in the group.
    private bool Fails(IMethodSymbol method, bool isNative) =>
        !isNative && (known.IsCommunicator(method.ContainingType) || known.IsClique(method.ContainingType));
}
