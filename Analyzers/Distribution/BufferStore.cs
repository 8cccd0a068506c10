using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedCollectives.Analyzers.Distribution;

/// <summary>A call that only copies or computes from some buffers into another.</summary>
internal readonly struct BufferStore(IOperation target, ImmutableArray<IOperation> sources, bool keepsOld)
{
    public IOperation Target { get; } = target;

    public ImmutableArray<IOperation> Sources { get; } = sources;

    /// <summary>Whether the old values go into the new ones.</summary>
    public bool KeepsOld { get; } = keepsOld;

    /// <summary>The store a call is, if it is one.</summary>
    public static BufferStore? Of(IInvocationOperation call, BufferNames names)
    {
        var method = call.TargetMethod;
        if (method.ContainingType.Name is "Interlocked" or "Atomic"
            && call.Arguments.FirstOrDefault(static argument => argument.Parameter?.RefKind == RefKind.Ref) is { } element)
            return new BufferStore(element.Value, Others(call, element), keepsOld: true);
        if (Named(call, "destination", "destinationArray", "dst", "dstDevice") is { } target
            && (method.ContainingType.Name is "TensorPrimitives" or "Array" or "Buffer" or "CudaNative" || IsCopy(method.Name)))
            return new BufferStore(target.Value, [.. Receiver(call), .. Others(call, target)], keepsOld: false);
        ImmutableArray<IOperation> buffers =
            [.. Receiver(call), .. call.Arguments.Select(static argument => argument.Value).Where(value => names.IsBuffer(Type(value)))];
        return method.Name switch
        {
            "CopyTo" or "TryCopyTo" or "CopyToCPU" when buffers.Length == 2 => new BufferStore(buffers[1], [buffers[0]], keepsOld: false),
            "CopyFrom" or "CopyFromCPU" when buffers.Length == 2 => new BufferStore(buffers[0], [buffers[1]], keepsOld: false),
            "MemSet" or "MemSetToZero" or "Clear" or "Fill" when buffers.Length == 1 && Reach.IsFramework(method) =>
                new BufferStore(buffers[0], [.. Rest(call, buffers[0])], keepsOld: false),
            _ => null,
        };
    }

    private static bool IsCopy(string name) => name is "CopyTo" or "TryCopyTo";

    private static IEnumerable<IOperation> Receiver(IInvocationOperation call) => call.Instance is { } instance ? [instance] : [];

    private static IEnumerable<IOperation> Rest(IInvocationOperation call, IOperation target) => call.Arguments
        .Select(static argument => argument.Value)
        .Where(value => value != target && Type(value)?.SpecialType is not null and not SpecialType.None);

    private static ImmutableArray<IOperation> Others(IInvocationOperation call, IArgumentOperation target) =>
        [.. call.Arguments.Where(argument => argument != target && !IsPlace(argument.Parameter)).Select(static argument => argument.Value)];

    // Where to begin and how much says nothing of the values.
    private static bool IsPlace(IParameterSymbol? parameter) =>
        parameter?.Name is "sourceIndex" or "destinationIndex" or "length" or "srcOffset" or "dstOffset" or "count" or "ByteCount" or "hStream" or "stream";

    private static IArgumentOperation? Named(IInvocationOperation call, params string[] parameters) =>
        call.Arguments.FirstOrDefault(argument => parameters.Contains(argument.Parameter?.Name));

    // An array that is passed as Array is an array still.
    private static ITypeSymbol? Type(IOperation value) => value is IConversionOperation conversion ? Type(conversion.Operand) : value.Type;
}
