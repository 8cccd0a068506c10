using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Symbols;
using TypedCollectives.Analyzers.Values;

namespace TypedCollectives.Analyzers.Distribution;

/// <summary>Finds the variable or member that holds the buffer an expression gives.</summary>
internal sealed class BufferNames(KnownSymbols known, ValueReader values)
{
    private const int MaxDepth = 16;

    /// <summary>The buffer, or <see langword="null"/> where the expression gives none or an unnamed one.</summary>
    public NamedBuffer? Of(IOperation operation) => Of(operation, depth: 0);

    /// <summary>The buffer whose element an expression is.</summary>
    public NamedBuffer? OfElement(IOperation operation) =>
        operation.Unwrap() is var element && !IsBuffer(element.Type) && element.AsElement() is var (collection, _) ? Of(collection) : null;

    /// <summary>How an object is come by that has buffers.</summary>
    public SymbolPath? PathOf(IOperation owner) => values.Paths.Read(owner);

    public bool IsBuffer(ITypeSymbol? type) => type switch
    {
        null => false,
        IPointerTypeSymbol => true,
        INamedTypeSymbol { Name: "ReadOnlyMemory" or "CUdeviceptr" } => true,
        _ => known.Buffers.Read(type) is not null,
    };

    private NamedBuffer? Of(IOperation operation, int depth)
    {
        operation = operation.Unwrap();
        if (depth > MaxDepth)
            return null;
        switch (operation)
        {
            case ILocalReferenceOperation { Local: var local } when IsBuffer(operation.Type):
                return values.Body.ValueOf(local) is { } value && Of(value, depth + 1) is { } held ? held : Named(local, operation);
            case IParameterReferenceOperation { Parameter: var parameter } when IsBuffer(operation.Type):
                return Named(parameter, operation);
            case IPropertyReferenceOperation { Property.Name: "View" or "BaseView" or "Span" or "NativePtr" or "Value", Instance: { } whole }
                when IsBuffer(whole.Type):
                return Of(whole, depth + 1);
            case IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol { Parameters.IsEmpty: true } } member when IsBuffer(operation.Type):
                return Named(member.Member, operation);
            case IInvocationOperation call:
                return OfCall(call, depth);
            case IImplicitIndexerReferenceOperation { Argument: var range, Instance: var sliced } when ElementExtensions.IsRange(range):
                return Of(sliced, depth + 1)?.Part();
            case IBinaryOperation { Type: IPointerTypeSymbol } moved:
                return Of(moved.LeftOperand, depth + 1)?.Part();
            case IAddressOfOperation { Reference: var element } when element.AsElement() is var (collection, _):
                return Of(collection, depth + 1)?.Part();
            default:
                return IsBuffer(operation.Type) && operation.AsElement() is var (buffers, _) ? Of(buffers, depth + 1) : null;
        }
    }

    private NamedBuffer Named(ISymbol symbol, IOperation reference) => new(symbol, values.Paths.Read(reference), isPart: false);

    private NamedBuffer? OfCall(IInvocationOperation call, int depth)
    {
        if (call.TargetMethod.Name is not ("AsSpan" or "AsMemory" or "SubView" or "Slice" or "AsContiguous" or "AsArrayView" or "LoadEffectiveAddressAsPtr"))
            return null;
        var receiver = call.Instance ?? call.Arguments.FirstOrDefault()?.Value;
        if (receiver is null || !IsBuffer(receiver.Type) || Of(receiver, depth + 1) is not { } whole)
            return null;
        return call.Arguments.Length > (call.Instance is null ? 1 : 0) ? whole.Part() : whole;
    }
}
