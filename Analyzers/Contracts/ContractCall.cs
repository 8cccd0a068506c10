using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Contracts;

/// <summary>A call of a method that has a contract.</summary>
internal sealed class ContractCall(IInvocationOperation operation, CallContract contract, KnownSymbols known)
{
    public IInvocationOperation Operation { get; } = operation;

    public CallContract Contract { get; } = contract;

    public CallKind Kind => Contract.Kind;

    /// <summary>The name as it was written, for messages.</summary>
    public string Name => Operation.TargetMethod.Name;

    /// <summary>The call with its contract, or <see langword="null"/> for a call that means nothing to the rules.</summary>
    public static ContractCall? Of(IOperation operation, KnownSymbols known) =>
        operation is IInvocationOperation call && known.Contracts.Of(call.TargetMethod) is { } contract
            ? new ContractCall(call, contract, known)
            : null;

    /// <summary>The communicators it runs on: the receiver, or those it is given. Empty for a call that serves a whole clique.</summary>
    public IEnumerable<IOperation> Communicators()
    {
        if (known.IsCommunicator(Operation.Instance?.Type))
            yield return Operation.Instance!;
        foreach (var argument in Operation.Arguments)
        {
            if (argument.Parameter is { RefKind: RefKind.None } parameter && known.IsAnyCommunicator(parameter.Type))
                yield return argument.Value;
        }
    }

    /// <summary>The argument in a role, unless it is left to its default.</summary>
    public IArgumentOperation? Argument(ParameterRole role)
    {
        foreach (var argument in Operation.Arguments)
        {
            if (argument.ArgumentKind != ArgumentKind.DefaultValue && Contract.RoleOf(argument.Parameter?.OriginalDefinition) == role)
                return argument;
        }

        return null;
    }

    /// <summary>What is read: the send buffer, or the one buffer there is.</summary>
    public IArgumentOperation? SendBuffer => Argument(ParameterRole.Send) ?? Argument(ParameterRole.Buffer);

    /// <summary>What is written: the receive buffer, or the one buffer there is.</summary>
    public IArgumentOperation? RecvBuffer => Argument(ParameterRole.Recv) ?? Argument(ParameterRole.Buffer);
}
