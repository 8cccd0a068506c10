using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Generation;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Symbols;
using TypedCollectives.Analyzers.Values;

namespace TypedCollectives.Analyzers.Distribution;

/// <summary>Reads what calls do to buffers: the SDK's methods, native functions, steps and generated methods.</summary>
internal sealed class Exchanges(KnownSymbols known, BufferNames names)
{
    /// <summary>What a call does, or <see langword="null"/> where it is none of these.</summary>
    public ImmutableArray<Exchange>? Of(IInvocationOperation call)
    {
        if (ContractCall.Of(call, known) is not { Contract.IsCommunication: true } contract)
            return null;
        var method = call.TargetMethod;
        if (contract.Contract.IsNative || known.IsCommunicator(method.ContainingType))
            return [Direct(contract)];
        if (method.HasContractAttribute(known.StepAttribute))
            return [.. OfStep(call)];
        return IsGenerated(method) && StateOf(method) is { } state ? [.. OfGenerated(call, state)] : null;
    }

    private Exchange Direct(ContractCall call)
    {
        var op = call.Argument(ParameterRole.Op)?.Value.Unwrap();
        var addsUp = op switch
        {
            { ConstantValue: { HasValue: true, Value: int number } } => AddsUp(number),
            not null => op.ReferencedSymbol()?.Name is "Sum" or "Prod",
            _ => false,
        };
        return new Exchange(
            call.Contract.Operation,
            call.SendBuffer is { } send ? names.Of(send.Value) : null,
            call.RecvBuffer is { } recv ? names.Of(recv.Value) : null,
            addsUp,
            (call.SendBuffer ?? call.RecvBuffer)?.Value ?? call.Operation);
    }

    private IEnumerable<Exchange> OfStep(IInvocationOperation call)
    {
        var method = call.TargetMethod.OriginalDefinition;
        foreach (var parameter in (method.PartialDefinitionPart ?? method).Parameters)
        {
            foreach (var annotation in BufferAnnotation.Of(parameter, known))
            {
                var into = annotation.Into is { } name ? method.Parameters.FirstOrDefault(candidate => candidate.Name == name) : parameter;
                if (ArgumentOf(call, parameter) is { } sent)
                {
                    yield return new Exchange(
                        annotation.Operation,
                        names.Of(sent),
                        ArgumentOf(call, into) is { } received ? names.Of(received) : null,
                        AddsUp(annotation.ReduceOp),
                        sent);
                }
            }
        }
    }

    private static IOperation? ArgumentOf(IInvocationOperation call, IParameterSymbol? parameter) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter?.Ordinal)?.Value;

    private IEnumerable<Exchange> OfGenerated(IInvocationOperation call, INamedTypeSymbol state)
    {
        var owner = call.Instance is not null ? names.PathOf(call.Instance) : null;
        var all = call.TargetMethod.Name == GeneratedNames.Synchronize;
        for (INamedTypeSymbol? type = state; type is not null; type = type.BaseType)
        {
            foreach (var member in type.GetMembers().Where(static member => member is IFieldSymbol { IsImplicitlyDeclared: false } or IPropertySymbol))
            {
                foreach (var annotation in BufferAnnotation.Of(member, known))
                {
                    if (!all && GeneratedNames.Of(annotation.Operation, member.Name) != call.TargetMethod.Name)
                        continue;
                    var send = new NamedBuffer(member, owner?.Add(member), isPart: false);
                    var target = annotation.Into is { } into ? type.GetMembers(into).FirstOrDefault() : member;
                    yield return new Exchange(
                        annotation.Operation,
                        send,
                        target is null ? null : new NamedBuffer(target, owner?.Add(target), isPart: false),
                        AddsUp(annotation.ReduceOp),
                        call);
                }
            }
        }
    }

    private static bool AddsUp(int? reduceOp) => reduceOp is 0 or 1;

    /// <summary>Whether the generator of the SDK wrote the method.</summary>
    public static bool IsGenerated(IMethodSymbol method) => method.OriginalDefinition.GetAttributes().Any(static attribute =>
        attribute is { AttributeClass.Name: "GeneratedCodeAttribute", ConstructorArguments.Length: 2 }
        && attribute.ConstructorArguments[0].Value is "TypedCollectives.Generators");

    private INamedTypeSymbol? StateOf(IMethodSymbol method)
    {
        if (method.ContainingType.HasAttribute(known.StateAttribute))
            return method.ContainingType.OriginalDefinition;
        return method.Parameters
            .Select(static parameter => parameter.Type)
            .OfType<INamedTypeSymbol>()
            .SelectMany(static type => type.TypeArguments)
            .OfType<INamedTypeSymbol>()
            .FirstOrDefault(argument => argument.OriginalDefinition.HasAttribute(known.StateAttribute))?.OriginalDefinition;
    }
}
