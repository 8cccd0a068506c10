using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Rules;
using TypedCollectives.Analyzers.Symbols;
using TypedCollectives.Analyzers.Values;

namespace TypedCollectives.Analyzers.Arguments;

/// <summary>TC3001: a root or peer that is no rank.</summary>
internal sealed class RankRange(KnownSymbols known, ValueReader values)
{
    public IEnumerable<Diagnostic> Check(ContractCall call)
    {
        if (call.Communicators().FirstOrDefault() is not { } communicator)
            yield break;
        var isOwn = call.Contract.IsNative || known.IsCommunicator(call.Operation.TargetMethod.ContainingType);
        foreach (var argument in call.Operation.Arguments)
        {
            // What a method of somebody else's calls a peer may be anything.
            var role = call.Contract.RoleOf(argument.Parameter?.OriginalDefinition);
            if (argument.ArgumentKind == ArgumentKind.DefaultValue || !(role == ParameterRole.Root || (isOwn && role == ParameterRole.Peer)))
                continue;
            if (WhyNoRank(call, communicator, argument.Value, role) is { } reason)
            {
                yield return Diagnostic.Create(
                    ArgumentRules.RankOutOfRange, argument.Value.Syntax.GetLocation(), argument.Parameter!.Name, call.Name, reason);
            }
        }
    }

    private string? WhyNoRank(ContractCall call, IOperation communicator, IOperation argument, ParameterRole role)
    {
        if (IsDevice(argument))
            return "a device's number, and ranks are numbered across all processes: pass the rank that drives the device";
        if (values.Read(argument) is not { } read)
            return null;
        var value = values.At(call.Operation, read);
        if ((-value - 1).IsAtLeastZero(Minimum.Always))
            return $"{value}: ranks are numbered from 0";
        if (values.Communicators.SizeOf(communicator) is { } unguarded)
        {
            var size = values.At(call.Operation, unguarded);
            if ((value - size).IsAtLeastZero(Minimum.Always))
            {
                return size.Constant is { } ranks
                    ? $"{value}, and the communicator has {ranks} {(ranks.IsOne ? "rank" : "ranks")}, numbered from 0"
                    : $"{value}, and ranks are numbered from 0 to Size - 1";
            }
        }

        return role == ParameterRole.Peer && values.Communicators.RankOf(communicator) is { } rank && IsUnguarded(call.Operation, communicator)
            ? WhyNoNeighbour(value - values.At(call.Operation, rank), rank)
            : null;
    }

    private static string? WhyNoNeighbour(Quantity distance, Quantity rank)
    {
        if (rank.Constant is not null || distance.Constant is not { IsZero: false } step)
            return null;
        return step.Sign > 0
            ? $"Rank + {step}, which the last rank does not have: guard the call, or take it modulo Size"
            : $"Rank - {-step}, which rank 0 does not have: guard the call, or add Size and take it modulo Size";
    }

    // A private helper may be called by those ranks only that have a neighbour, and a sequence may be cut short.
    private bool IsUnguarded(IOperation operation, IOperation communicator)
    {
        if (Conditions.IsGuarded(operation) || operation.Function() is IAnonymousFunctionOperation or ILocalFunctionOperation)
            return false;
        if (communicator.ReferencedSymbol() is { } symbol && values.Body.LoopOf(symbol) is not null)
            return values.Communicators.CliqueOf(communicator) is not null;
        return operation.SemanticModel?.GetEnclosingSymbol(operation.Syntax.SpanStart) is not { DeclaredAccessibility: Accessibility.Private };
    }

    private bool IsDevice(IOperation argument)
    {
        argument = argument.Unwrap();
        if (argument is ILocalReferenceOperation { Local: var local })
        {
            if (values.Body.ValueOf(local) is { } value)
                return IsDevice(value);
            return values.Body.OnlyFilledBy(local) is { } query
                && ContractCall.Of(query, known) is { Kind: CallKind.Query, Contract.Operation: "CommCuDevice" };
        }

        return argument is IPropertyReferenceOperation
        {
            Property: { Name: "Index", ContainingType.Name: "CollectiveDevice" } or { Name: "DeviceId", ContainingType.Name: "CudaAccelerator" }
        };
    }
}
