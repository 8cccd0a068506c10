using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Grouping;

/// <summary>Tells which calls issue collectives, looking through helpers without a contract.</summary>
internal sealed class IssuingCalls(KnownSymbols known)
{
    private readonly HelperParameters _helpers = new(known);
    private readonly ConcurrentDictionary<IMethodSymbol, bool> _requiring = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a call is worth a closer look; this is asked of every call in a program.</summary>
    public bool MayIssue(IInvocationOperation call) =>
        (known.Contracts.Of(call.TargetMethod) is { } contract ? Issues(contract) : _helpers.MayBeHelper(call))
        || RequiresGroup(call.TargetMethod);

    /// <summary>Whether the method says that it is to be called in a group.</summary>
    public bool RequiresGroup(IMethodSymbol method) => known.RequiresGroupAttribute is { } attribute
        && _requiring.GetOrAdd(method.OriginalDefinition, method => method.HasContractAttribute(attribute));

    /// <summary>The call as one that issues something, or <see langword="null"/>.</summary>
    public IssuingCall? Of(IInvocationOperation call, SymbolWrites writes)
    {
        if (ContractCall.Of(call, known) is not { } contract)
            return OfHelper(call, writes);
        if (!Issues(contract.Contract))
            return null;
        if (contract.Kind != CallKind.Init)
            return new IssuingCall(call, call, contract.Contract.IsNative, [.. contract.Communicators().Select(CommunicatorChoice.Given)]);

        // One rank alone waits for no other.
        return contract.Argument(ParameterRole.UniqueId)?.Value is { } id
            && contract.Argument(ParameterRole.Rank)?.Value is { } rank
            && contract.Argument(ParameterRole.Size)?.Value is not { ConstantValue: { HasValue: true, Value: 1 } }
            ? new IssuingCall(call, call, contract.Contract.IsNative, [CommunicatorChoice.Made(id, rank)], isInit: true)
            : null;
    }

    private IssuingCall? OfHelper(IInvocationOperation call, SymbolWrites writes)
    {
        var choices = ImmutableArray.CreateBuilder<CommunicatorChoice>();
        IInvocationOperation? issued = null;
        var isNative = false;
        foreach (var helper in _helpers.Of(call, writes))
        {
            if (call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == helper.Parameter.Ordinal)?.Value is not { } value)
                continue;
            issued ??= helper.Issued;
            isNative |= known.IsNative(helper.Issued);
            choices.Add(known.IsAnyCommunicator(helper.Parameter.Type) ? CommunicatorChoice.Given(value) : CommunicatorChoice.Picked(value));
        }

        return issued is null ? null : new IssuingCall(
            call, issued, isNative, choices.ToImmutable(), isInit: known.Contracts.Of(issued.TargetMethod) is { Kind: CallKind.Init });
    }

    // InitAsync holds up no thread, and cannot be called in a group.
    private static bool Issues(CallContract contract) =>
        contract.IsCommunication
        || contract.IsMaking
        || contract is { IsNative: true, Kind: CallKind.Init }
        || contract is { Kind: CallKind.Init, Operation: "Init" or "Join" };
}
