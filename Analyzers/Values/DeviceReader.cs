using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Operations;

namespace TypedCollectives.Analyzers.Values;

/// <summary>Reads whose device a buffer, stream or communicator is on.</summary>
internal sealed class DeviceReader(ValueReader values)
{
    private const int MaxSteps = 16;

    /// <summary>The owner, or <see langword="null"/> where nothing is known of it.</summary>
    public DeviceOwner? OwnerOf(IOperation operation)
    {
        for (var step = 0; step < MaxSteps; step++)
        {
            operation = operation.Unwrap();
            if (values.Body.Known.IsCommunicator(operation.Type))
                return OfCommunicator(operation);
            if (IsAccelerator(operation.Type) && operation is not IPropertyReferenceOperation { Instance: not null, Arguments.IsEmpty: true })
                return OfAccelerator(operation);
            if (operation.AsElement() is var (collection, index))
                return OfMade(collection, index);
            if (Origin(operation) is not { } origin)
                return null;
            operation = origin;
        }

        return null;
    }

    private IOperation? Origin(IOperation operation) => operation switch
    {
        ILocalReferenceOperation { Local: var local } => values.Body.ValueOf(local),
        IPropertyReferenceOperation
        {
            Property.Name: "Accelerator" or "Device" or "Stream" or "DefaultStream" or "View" or "BaseView", Instance: { } instance
        } => instance,
        IInvocationOperation { TargetMethod.Name: "Allocate1D" or "CreateStream" or "SubView" or "AsContiguous" or "AsArrayView" } call =>
            call.Instance ?? (call.TargetMethod.IsExtensionMethod ? call.Arguments.FirstOrDefault()?.Value : null),
        _ => null,
    };

    private DeviceOwner? OfCommunicator(IOperation communicator)
    {
        if (values.Communicators.CliqueOf(communicator) is not { } clique
            || values.Paths.Read(clique) is not { } path || values.Communicators.RankOf(communicator) is not { } rank)
            return null;
        return new DeviceOwner(path, rank, Text(communicator), DevicesOf(clique));
    }

    private DeviceOwner? OfAccelerator(IOperation accelerator)
    {
        if (accelerator.AsElement() is var (collection, index))
            return values.Paths.Read(collection) is { } list && values.Read(index) is { } place ? new DeviceOwner(list, place, Text(accelerator)) : null;
        if (accelerator is ILocalReferenceOperation { Local: var local } && values.Body.ValueOf(local)?.Unwrap() is { } value
            && (value.AsElement() is not null || value is IPropertyReferenceOperation { Instance: not null }))
            return OwnerOf(value);
        return values.Paths.Read(accelerator) is { } path ? new DeviceOwner(path, index: null, Text(accelerator)) : null;
    }

    // buffers = clique.Select(c => c.Accelerator.Allocate1D<float>(n)).ToArray(): buffers[i] is on the device of clique[i].
    private DeviceOwner? OfMade(IOperation collection, IOperation index)
    {
        if (collection.Unwrap() is not ILocalReferenceOperation { Local: var local } || values.Body.ValueOf(local)?.Unwrap() is not { } value
            || SelectIn(value) is not { } select
            || select.Arguments.Length != 2
            || select.Arguments[0].Value.Unwrap() is var source && !SymbolEqualityComparer.Default.Equals(source.Type, values.Body.Known.Clique)
            || !AllocatesFor(select.Arguments[1].Value.Unwrap())
            || values.Paths.Read(source) is not { } path || values.Read(index) is not { } place)
            return null;
        return new DeviceOwner(path, place, $"{Text(source)}[{Text(index)}]", DevicesOf(source));
    }

    private static IInvocationOperation? SelectIn(IOperation value) => value switch
    {
        IInvocationOperation { TargetMethod: { Name: "ToArray" or "ToList", IsExtensionMethod: true } } call => SelectIn(call.Arguments[0].Value.Unwrap()),
        IInvocationOperation { TargetMethod: { Name: "Select", ContainingType.Name: "Enumerable" } } call => call,
        ICollectionExpressionOperation { Elements.Length: 1 } expression when expression.Elements[0] is ISpreadOperation spread =>
            SelectIn(spread.Operand.Unwrap()),
        _ => null,
    };

    private bool AllocatesFor(IOperation selector)
    {
        if (selector is IDelegateCreationOperation creation)
            selector = creation.Target;
        if (selector is not IAnonymousFunctionOperation { Symbol.Parameters.Length: 1 } lambda
            || lambda.Body.Operations.Length != 1 || lambda.Body.Operations[0] is not IReturnOperation { ReturnedValue: { } current })
            return false;
        for (var step = 0; step < MaxSteps; step++)
        {
            if (SymbolEqualityComparer.Default.Equals(current.ReferencedSymbol(), lambda.Symbol.Parameters[0]))
                return true;
            if (Origin(current.Unwrap()) is not { } origin)
                return false;
            current = origin;
        }

        return false;
    }

    private IReadOnlyList<SymbolPath?>? DevicesOf(IOperation clique) =>
        values.Communicators.Made(clique)?.Argument(ParameterRole.Devices) is { } devices && Literals.ElementsOf(devices.Value) is { } elements
            ? [.. elements.Select(values.Paths.Read)]
            : null;

    private static bool IsAccelerator(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type is { Name: "Accelerator", ContainingNamespace: { Name: "Runtime", ContainingNamespace: { Name: "ILGPU", ContainingNamespace.IsGlobalNamespace: true } } })
                return true;
        }

        return false;
    }

    private static string Text(IOperation operation) => operation.Syntax.ToString();
}
