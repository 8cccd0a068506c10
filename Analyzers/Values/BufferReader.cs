using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Operations;

namespace TypedCollectives.Analyzers.Values;

/// <summary>Reads which part of which buffer an expression gives.</summary>
internal sealed class BufferReader(BodyIndex body, PathReader paths, ValueReader numbers)
{
    private readonly HashSet<ISymbol> _visiting = new(SymbolEqualityComparer.Default);

    /// <summary>The part, or <see langword="null"/> where nothing is known of it.</summary>
    public BufferRegion? Read(IOperation operation)
    {
        operation = operation.Unwrap();
        switch (operation)
        {
            case ILocalReferenceOperation { Local: var local } when body.ValueOf(local) is { } value && _visiting.Add(local):
                try
                {
                    return (Read(value) ?? Unknown(operation))?.Named(SymbolPath.This.Add(local));
                }
                finally
                {
                    _visiting.Remove(local);
                }

            case IPropertyReferenceOperation { Arguments.IsEmpty: true, Instance: { } instance, Property.Name: var name }
                when IsWholeOf(name, instance.Type):
                return Read(instance);
            case IInvocationOperation call:
                return ReadCall(call);
            case IImplicitIndexerReferenceOperation { Instance: var whole, Argument: IRangeOperation range }:
                return Slice(whole, range);
            case IArrayElementReferenceOperation { ArrayReference: var array, Indices.Length: 1 } copy when copy.Indices[0] is IRangeOperation range:
                // A range of an array is a copy.
                return new BufferRegion(operation, root: null, Slice(array, range)?.Length);
            case IArrayCreationOperation { DimensionSizes.Length: 1 } creation:
                return Allocation(operation, creation.DimensionSizes[0]);
            case ICollectionExpressionOperation:
                return new BufferRegion(operation, root: null, Literals.ElementsOf(operation)?.Count is { } count ? (Quantity)count : null);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type: IPointerTypeSymbol } moved:
                return Read(moved.LeftOperand)?.Part(numbers.Read(moved.RightOperand), length: null);
            case IAddressOfOperation { Reference: var element } when element.AsElement() is var (collection, index):
                return Read(collection)?.Part(numbers.Read(index), length: null);
            default:
                if (Literals.SizeOfStackAlloc(operation) is { } length)
                    return Allocation(operation, length);
                return Unknown(operation);
        }
    }

    private BufferRegion? Unknown(IOperation operation)
    {
        if (paths.Read(operation) is not { } path)
            return null;
        var length = paths.ReadFixed(operation) is { } buffer ? Quantity.Of(new Atom(AtomKind.Length, buffer)) : null;
        return new BufferRegion(operation, path, length);
    }

    private BufferRegion Allocation(IOperation operation, IOperation size)
    {
        (Quantity, Quantity)? quotient = Unconverted(size) is IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } division
            && numbers.Read(division.LeftOperand) is { } whole && numbers.Read(division.RightOperand) is { } divisor
            ? (whole, divisor)
            : null;
        return new BufferRegion(operation, root: null, numbers.Read(size), quotient);
    }

    private IOperation Unconverted(IOperation size) =>
        size.Unwrap() is ILocalReferenceOperation { Local: var local } && body.ValueOf(local) is { } value ? value.Unwrap() : size.Unwrap();

    private BufferRegion? ReadCall(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        var receiver = call.Instance ?? (method.IsExtensionMethod ? call.Arguments.FirstOrDefault()?.Value : null);
        var arguments = call.Instance is null && method.IsExtensionMethod ? call.Arguments.RemoveAt(0) : call.Arguments;
        switch (method.Name)
        {
            case "Allocate1D" or "AllocateUninitializedArray" or "AllocateArray":
                var length = call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name == "length");
                if (length is not null)
                    return Allocation(call, length.Value);
                var data = call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Type is IArrayTypeSymbol);
                return new BufferRegion(call, root: null, data is null ? null : Read(data.Value)?.Length);
            case "AsContiguous" or "AsArrayView" or "AsDense" or "LoadEffectiveAddressAsPtr" when receiver is not null && arguments.IsEmpty:
                return Read(receiver);
            case "AsSpan" or "AsMemory" or "Slice" or "SubView" when receiver is not null && IsBuffer(receiver):
                return Slice(receiver, [.. arguments.Select(static argument => argument.Value)]);
            default:
                return null;
        }
    }

    private BufferRegion? Slice(IOperation whole, IReadOnlyList<IOperation> arguments)
    {
        if (arguments.Count == 0)
            return Read(whole);
        if (arguments[0].Unwrap() is IRangeOperation range)
            return Slice(whole, range);
        if (Read(whole) is not { } region || ElementExtensions.IsRange(arguments[0]))
            return null;
        var offset = numbers.Read(arguments[0]);
        var length = arguments.Count > 1
            ? numbers.Read(arguments[1])
            : region.Length is { } all && offset is not null ? all - offset : null;
        return region.Part(offset, length);
    }

    private BufferRegion? Slice(IOperation whole, IRangeOperation range)
    {
        if (Read(whole) is not { } region)
            return null;
        var start = range.LeftOperand is { } left ? Place(left, region.Length) : Quantity.Zero;
        var end = range.RightOperand is { } right ? Place(right, region.Length) : region.Length;
        return region.Part(start, start is not null && end is not null ? end - start : null);
    }

    private Quantity? Place(IOperation index, Quantity? length)
    {
        index = index.Unwrap();
        if (index is not IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } fromEnd)
            return numbers.Read(index);
        return length is not null && numbers.Read(fromEnd.Operand) is { } distance ? length - distance : null;
    }

    private bool IsBuffer(IOperation operation) =>
        operation.Type is { } type && (body.Known.Buffers.Read(type) is not null || type.Name is "ReadOnlyMemory");

    private bool IsWholeOf(string name, ITypeSymbol? type) => name switch
    {
        "View" or "BaseView" or "Span" => type is not null && (body.Known.Buffers.Read(type) is not null || type.Name is "ReadOnlyMemory"),
        "NativePtr" => type is not null && body.Known.Buffers.Read(type) is not null,
        "Value" => type is { Name: "CUdeviceptr" },
        _ => false,
    };
}
