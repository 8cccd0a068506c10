using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Generation;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Symbols;
using TypedCollectives.Analyzers.Values;

namespace TypedCollectives.Analyzers.Arguments;

/// <summary>Reads what calls move. Only the SDK's methods, native functions and steps are known so well.</summary>
internal sealed class Transfers(KnownSymbols known, ValueReader values)
{
    // In the order of NcclDataType.
    private static readonly int[] NativeSizes = [1, 1, 4, 4, 8, 8, 2, 4, 8, 2, 1, 1];

    public IEnumerable<Transfer> Of(ContractCall call)
    {
        if (!call.Contract.IsCommunication || call.Communicators().FirstOrDefault() is not { } communicator)
            return [];
        if (call.Contract.IsNative || known.IsCommunicator(call.Operation.TargetMethod.ContainingType))
            return [Direct(call, communicator)];
        return call.Operation.TargetMethod.HasContractAttribute(known.StepAttribute) ? OfStep(call.Operation, communicator) : [];
    }

    private Transfer Direct(ContractCall call, IOperation communicator) => new(
        call.Contract.Operation,
        call.Operation,
        communicator,
        call.SendBuffer?.Value,
        call.RecvBuffer?.Value,
        call.Argument(ParameterRole.Root)?.Value)
    {
        IsNative = call.Contract.IsNative,
        Count = call.Contract.IsNative && call.Argument(ParameterRole.Count) is { } count ? values.Read(count.Value) : null,
        ElementSize = call.Contract.IsNative
            && call.Argument(ParameterRole.DataType)?.Value.Unwrap().ConstantValue is { HasValue: true, Value: int type }
            && type >= 0 && type < NativeSizes.Length
            ? NativeSizes[type]
            : null,
    };

    private IEnumerable<Transfer> OfStep(IInvocationOperation call, IOperation communicator)
    {
        var method = call.TargetMethod.PartialDefinitionPart ?? call.TargetMethod;
        foreach (var parameter in method.Parameters)
        {
            foreach (var annotation in BufferAnnotation.Of(parameter.OriginalDefinition, known))
            {
                var recv = annotation.Into is { } into
                    ? method.Parameters.FirstOrDefault(candidate => candidate.Name == into)
                    : parameter;
                if (ArgumentOf(call, parameter) is { } sent && recv is not null && ArgumentOf(call, recv) is { } received)
                    yield return new Transfer(annotation.Operation, call, communicator, sent, received, root: null);
            }
        }
    }

    private static IOperation? ArgumentOf(IInvocationOperation call, IParameterSymbol parameter) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Ordinal)?.Value;
}
