using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Rules;
using TypedCollectives.Analyzers.Values;

namespace TypedCollectives.Analyzers.Arguments;

/// <summary>TC3007: one device is given to two ranks.</summary>
internal sealed class DuplicateDevices(ValueReader values, ImmutableArray<IOperation> bodies)
{
    public IEnumerable<Diagnostic> Check(ContractCall call)
    {
        if (call.Kind != CallKind.InitAll || call.Argument(ParameterRole.Devices) is not { } devices
            || ElementsOf(devices.Value) is not { } elements)
            yield break;
        if (call.Contract.IsNative && call.Argument(ParameterRole.Size) is { } size && values.Read(size.Value)?.Constant is { } count && count < elements.Count)
            elements = [.. elements.Take((int)count)];
        var seen = new List<object>();
        foreach (var element in elements)
        {
            if (Identify(element) is not { } device)
                continue;
            if (seen.Contains(device))
            {
                var text = device is int ordinal ? $"device {ordinal}" : $"'{element.Syntax}'";
                yield return Diagnostic.Create(ArgumentRules.DuplicateDevice, element.Syntax.GetLocation(), call.Name, text);
            }

            seen.Add(device);
        }
    }

    private object? Identify(IOperation element)
    {
        element = element.Unwrap();
        if (values.Read(element)?.Constant is { } ordinal)
            return (int)ordinal;

        // Another word for the accelerator of a communicator's device.
        if (element is IPropertyReferenceOperation { Property.Name: "Accelerator", Instance: { } owner })
            return values.Paths.Read(owner);
        return values.Paths.Read(element) is { } path ? path : null;
    }

    private IReadOnlyList<IOperation>? ElementsOf(IOperation devices)
    {
        devices = devices.Unwrap();
        if (Literals.ElementsOf(devices) is { } written)
            return written;
        if (devices is IAddressOfOperation { Reference: var first } && first.AsElement() is var (collection, index) && values.Read(index)?.IsZero == true)
            return ElementsOf(collection);
        if (devices is not ILocalReferenceOperation { Local: var local } || values.Body.ValueOf(local) is not { } value)
            return devices is IInvocationOperation or IObjectCreationOperation ? null : Stored(devices.ReferencedSymbol());
        var stored = Stored(local);
        return stored is { Count: > 0 } ? (Literals.ElementsOf(value) is null ? stored : null) : ElementsOf(value);
    }

    // devices[0] = 0; devices[1] = 0;
    private IReadOnlyList<IOperation>? Stored(ISymbol? collection)
    {
        if (collection is null)
            return null;
        var stores = new SortedDictionary<int, IOperation>();
        foreach (var assignment in bodies.SelectMany(static body => body.DescendantsAndSelf()).OfType<IAssignmentOperation>())
        {
            if (assignment.Target.AsElement() is not var (target, index)
                || !SymbolEqualityComparer.Default.Equals(target.ReferencedSymbol(), collection))
                continue;

            // In a loop, under a condition or a second time: then more than one value may end up there.
            if (assignment is not ISimpleAssignmentOperation || Conditions.IsGuarded(assignment)
                || values.Read(index)?.Constant is not { } place || stores.ContainsKey((int)place))
                return null;
            stores.Add((int)place, assignment.Value);
        }

        return [.. stores.Values];
    }
}
