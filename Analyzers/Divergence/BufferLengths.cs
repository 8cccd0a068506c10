using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Uniformity;

namespace TypedCollectives.Analyzers.Divergence;

/// <summary>Finds buffers whose length depends on the rank, by how they are cut or made.</summary>
internal static class BufferLengths
{
    private const int MaxDepth = 4;

    public static Variance? VaryingIn(IOperation buffer, FunctionFlow flow, UniformityAnalysis uniformity) =>
        VaryingIn(buffer, flow, uniformity, 0);

    private static Variance? VaryingIn(IOperation buffer, FunctionFlow flow, UniformityAnalysis uniformity, int depth)
    {
        buffer = buffer.Unwrap();
        if (depth > MaxDepth)
            return null;
        switch (buffer)
        {
            case ILocalReferenceOperation { Local: var local } when flow.Writes.OnlyValueOf(local) is { } value:
                return VaryingIn(value, flow, uniformity, depth + 1);
            case IFlowCaptureReferenceOperation reference when Captures.OnlyValueOf(reference, flow) is { } value:
                // Kept for later, because a choice follows among the arguments.
                return VaryingIn(value, flow, uniformity, depth + 1);
            case IPropertyReferenceOperation { Property.Name: "View" or "BaseView" or "Span", Instance: { } whole }:
                return VaryingIn(whole, flow, uniformity, depth + 1);
            case IArrayCreationOperation { DimensionSizes.Length: 1 } array:
                return Depends(array.DimensionSizes[0].Syntax, uniformity);
            case IImplicitIndexerReferenceOperation { Argument: var range }:
                return OfRange(range, uniformity);
            case IArrayElementReferenceOperation { Indices: { Length: 1 } indices }:
                return OfRange(indices[0], uniformity);
            case IInvocationOperation { TargetMethod.Name: "Slice" or "AsSpan" or "AsMemory" or "SubView" or "Allocate1D" } call:
                return OfCut(call, uniformity)
                    ?? (call.TargetMethod.Name == "Allocate1D" ? null : VaryingIn(
                        call.Instance ?? call.Arguments[0].Value, flow, uniformity, depth + 1));
            default:
                return null;
        }
    }

    // The length is given, or is what remains after the start.
    private static Variance? OfCut(IInvocationOperation call, UniformityAnalysis uniformity)
    {
        var numbers = call.Arguments.Where(static argument => IsNumber(argument.Value.Type)).ToList();
        return numbers.Count == 0 ? null : Depends(numbers[numbers.Count - 1].Syntax, uniformity);
    }

    // Where both ends move with the rank, as those of the rank's own block do, what lies between them may be as long on all.
    private static Variance? OfRange(IOperation range, UniformityAnalysis uniformity)
    {
        if (range.Unwrap() is not IRangeOperation { LeftOperand: var left, RightOperand: var right })
            return null;
        var start = left is null ? null : Depends(left.Syntax, uniformity);
        var end = right is null ? null : Depends(right.Syntax, uniformity);
        return start is null || end is null ? start ?? end : null;
    }

    // The views' indices are structs of ILGPU.
    private static bool IsNumber(ITypeSymbol? type) =>
        type is { SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 } or { Name: "Index1D" or "LongIndex1D" };

    private static Variance? Depends(SyntaxNode length, UniformityAnalysis uniformity) =>
        uniformity.ArgumentOf(length).Self is { Varies: true } variance ? variance : null;
}
