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

    public static Variance? VaryingIn(IOperation buffer, FunctionFlow flow, UniformityEngine engine) =>
        VaryingIn(buffer, flow, engine, 0);

    private static Variance? VaryingIn(IOperation buffer, FunctionFlow flow, UniformityEngine engine, int depth)
    {
        buffer = buffer.Unwrap();
        if (depth > MaxDepth)
            return null;
        switch (buffer)
        {
            case ILocalReferenceOperation { Local: var local } when flow.Writes.OnlyValueOf(local) is { } value:
                return VaryingIn(value, flow, engine, depth + 1);
            case IArrayCreationOperation { DimensionSizes.Length: 1 } array:
                return Depends(array.DimensionSizes[0], flow, engine);
            case IInvocationOperation { TargetMethod.Name: "Slice" or "AsSpan" or "AsMemory" or "SubView" or "Allocate1D" } call:
                return OfCut(call, flow, engine)
                    ?? (call.TargetMethod.Name == "Allocate1D" ? null : VaryingIn(
                        call.Instance ?? call.Arguments[0].Value, flow, engine, depth + 1));
            default:
                return null;
        }
    }

    // The length is given, or is what remains after the start.
    private static Variance? OfCut(IInvocationOperation call, FunctionFlow flow, UniformityEngine engine)
    {
        var numbers = call.Arguments
            .Where(static argument => argument.Value.Type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64)
            .ToList();
        return numbers.Count == 0 ? null : Depends(numbers[numbers.Count - 1].Value, flow, engine);
    }

    private static Variance? Depends(IOperation length, FunctionFlow flow, UniformityEngine engine) =>
        length is not IFlowCaptureReferenceOperation
        && RankExpressions.Read(length, flow, engine) is not null
        && !RankConditions.IsTautology(length, flow, engine)
            ? Variance.Of(VarianceKinds.Rank, length.Syntax)
            : null;
}
