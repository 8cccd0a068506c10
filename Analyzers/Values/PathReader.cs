using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Operations;

namespace TypedCollectives.Analyzers.Values;

/// <summary>Reads how a value is come by.</summary>
internal sealed class PathReader(BodyIndex body)
{
    /// <summary>The path, if the value is the same wherever in the body it is read.</summary>
    public SymbolPath? ReadFixed(IOperation operation) => Read(operation, mustBeFixed: true);

    /// <summary>The path; two equal ones give the same value when they are read at the same time.</summary>
    public SymbolPath? Read(IOperation operation) => Read(operation, mustBeFixed: false);

    private SymbolPath? Read(IOperation operation, bool mustBeFixed)
    {
        operation = operation.Unwrap();
        switch (operation)
        {
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }:
                return SymbolPath.This;
            case ILocalReferenceOperation { Local: var local }:
                // Another name for a value is no other value.
                if (body.ValueOf(local) is { } value && Read(value, mustBeFixed) is { } alias)
                    return alias;
                return !mustBeFixed || body.IsFixed(local) ? SymbolPath.This.Add(local) : null;
            case IParameterReferenceOperation { Parameter: var parameter }:
                return !mustBeFixed || (body.IsFixed(parameter) && parameter.RefKind is RefKind.None or RefKind.In)
                    ? SymbolPath.This.Add(parameter)
                    : null;
            case IFieldReferenceOperation { Field: var field } reference:
                return !mustBeFixed || field.IsReadOnly ? Member(reference, mustBeFixed) : null;
            case IPropertyReferenceOperation { Property: var property, Arguments.IsEmpty: true } reference:
                return property.IsStored() && (!mustBeFixed || property.SetMethod is null or { IsInitOnly: true })
                    ? Member(reference, mustBeFixed)
                    : null;
            default:
                return !mustBeFixed && operation.AsElement() is var (collection, index) ? Element(collection, index) : null;
        }
    }

    private SymbolPath? Member(IMemberReferenceOperation reference, bool mustBeFixed)
    {
        if (reference.Instance is not { } instance)
            return SymbolPath.This.Add(reference.Member);
        return Read(instance, mustBeFixed) is { } path ? path.Add(reference.Member) : null;
    }

    private SymbolPath? Element(IOperation collection, IOperation index)
    {
        if (Read(collection, mustBeFixed: false) is not { } path)
            return null;
        if (index.Unwrap().ConstantValue is { HasValue: true, Value: int constant })
            return path.AddElement(constant);
        if (index.Unwrap() is IPropertyReferenceOperation { Property.Name: "Rank", Instance: { } communicator } rank
            && body.Known.IsCommunicator(communicator.Type))
            return Read(communicator, mustBeFixed: false) is { } owner ? path.AddElement(owner.Add(rank.Property)) : null;
        return Read(index, mustBeFixed: false) is { } inner ? path.AddElement(inner) : null;
    }
}
