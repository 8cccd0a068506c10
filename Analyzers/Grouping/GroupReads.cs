using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Operations;

namespace TypedCollectives.Analyzers.Grouping;

/// <summary>Finds reads on the host of what the calls of an open group have yet to write.</summary>
internal sealed class GroupReads(OpenGroups groups, GroupContents contents)
{
    /// <summary>What the operation does and the group it does so in, or <see langword="null"/>.</summary>
    public (string What, IOperation Group)? Find(IOperation operation)
    {
        if (ReadBuffer(operation) is not { } buffer || buffer.Root() is not { } root)
            return null;
        foreach (var isNative in new[] { false, true })
        {
            if (groups.Around(operation, isNative) is { } group
                && contents.Before(group, operation).Any(call => Writes(call, root))
                && !IsArgumentOfCall(operation, group))
                return ($"'{root.Name}' is read", group);
        }

        return null;
    }

    private static bool Writes(ContractCall call, ISymbol root) =>
        SymbolEqualityComparer.Default.Equals(call.RecvBuffer?.Value.Root(), root);

    private static IOperation? ReadBuffer(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: { Name: "GetAsArray1D" or "GetAsArray" or "CopyToCPU" } method } call
            when IsOfIlgpu(method) => call.Instance ?? call.Arguments.FirstOrDefault()?.Value,
        IArrayElementReferenceOperation { Type.TypeKind: not TypeKind.Array } element when IsRead(element) => element.ArrayReference,
        _ => null,
    };

    private static bool IsOfIlgpu(IMethodSymbol method)
    {
        var space = method.ContainingNamespace;
        while (space is { ContainingNamespace.IsGlobalNamespace: false })
            space = space.ContainingNamespace;
        return space?.Name == "ILGPU";
    }

    private static bool IsRead(IArrayElementReferenceOperation element) => element.Parent switch
    {
        ISimpleAssignmentOperation assignment => assignment.Target != element,
        IArgumentOperation { Parameter.RefKind: not RefKind.None } or IAddressOfOperation => false,
        _ => element.Type is { IsValueType: true } and not INamedTypeSymbol { IsGenericType: true },
    };

    private bool IsArgumentOfCall(IOperation operation, IOperation group) =>
        contents.Of(group).Any(call => operation.IsWithin(call.Operation));
}
