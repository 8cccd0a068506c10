using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Operations;

namespace TypedCollectives.Analyzers.Typestate;

/// <summary>Reads access paths from expressions, through the names that a method gives to what it works on.</summary>
internal sealed class AccessPaths(FlowCaptures captures, SymbolWrites writes)
{
    // A chain of names longer than this is a loop of assignments.
    private const int MaxDepth = 16;

    public AccessPath? Of(IOperation operation) => Of(operation, 0);

    private AccessPath? Of(IOperation operation, int depth)
    {
        operation = captures.Resolve(operation);
        if (depth > MaxDepth)
            return null;
        switch (operation)
        {
            case ILocalReferenceOperation local:
                return writes.OnlyValueOf(local.Local) is { } value && IsAnotherName(value) && Of(value, depth + 1) is { } path
                    ? path
                    : AccessPath.Of(local.Local);
            case IVariableDeclaratorOperation declarator:
                return AccessPath.Of(declarator.Symbol);
            case IParameterReferenceOperation parameter:
                return AccessPath.Of(parameter.Parameter);
            case IAddressOfOperation address:
                return Of(address.Reference, depth + 1);
            case IPropertyReferenceOperation { Arguments.IsEmpty: false, Instance: { } instance } indexer:
                return IsSlicing(indexer.Arguments[0].Value)
                    ? Part(instance, indexer.Arguments, depth)
                    : Of(instance, depth + 1)?.Append(Index([.. indexer.Arguments.Select(static argument => argument.Value)]));
            case IPropertyReferenceOperation { Instance: { } instance } property when IsTransparent(property.Property):
                return Of(instance, depth + 1);
            case IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } member:
                return Member(member, depth);
            case IArrayElementReferenceOperation element:
                return element.Indices.Any(IsSlicing)
                    ? Of(element.ArrayReference, depth + 1)?.Append(Cut(element.Indices))
                    : Of(element.ArrayReference, depth + 1)?.Append(Index(element.Indices));
            case IImplicitIndexerReferenceOperation indexer:
                return Of(indexer.Instance, depth + 1)?.Append(
                    IsSlicing(indexer.Argument) ? Cut([indexer.Argument]) : Index([indexer.Argument]));
            case IInvocationOperation call:
                return OfCall(call, depth);
            case IObjectCreationOperation { Type.Name: "Span" or "ReadOnlySpan" or "CUdeviceptr" or "CUstream", Arguments.IsEmpty: false } wrap:
                return Of(wrap.Arguments[0].Value, depth + 1);
            case IAwaitOperation await:
                return Of(await.Operation, depth + 1);
            default:
                return OfPointerElement(operation, depth);
        }
    }

    private AccessPath? OfCall(IInvocationOperation call, int depth)
    {
        var receiver = call.Instance ?? (call.TargetMethod.IsExtensionMethod ? call.Arguments[0].Value : null);
        if (receiver is null)
            return null;
        var arguments = call.Instance is null ? call.Arguments.RemoveAt(0) : call.Arguments;
        return call.TargetMethod.Name switch
        {
            "SubView" or "Slice" or "AsMemory" or "AsSpan" or "Cast" =>
                arguments.IsEmpty ? Of(receiver, depth + 1) : Part(receiver, arguments, depth),
            "AsContiguous" or "AsDense" or "AsGeneral" or "AsRawArrayView" or "AsArrayView" or "LoadEffectiveAddressAsPtr" or "ConfigureAwait" =>
                Of(receiver, depth + 1),
            _ => null,
        };
    }

    private AccessPath? Member(IMemberReferenceOperation member, int depth)
    {
        if (member.Instance is null or IInstanceReferenceOperation)
            return AccessPath.Of(member.Member);
        return Of(member.Instance, depth + 1)?.Append(PathStep.Member(member.Member));
    }

    // The pointer operations have no public interface: p[i] and *p.
    private AccessPath? OfPointerElement(IOperation operation, int depth) => operation.Syntax switch
    {
        ElementAccessExpressionSyntax when operation.ChildOperations.Count == 2 =>
            Of(operation.ChildOperations.First(), depth + 1)?.Append(Index([operation.ChildOperations.Last()])),
        _ => null,
    };

    private AccessPath? Part(IOperation whole, ImmutableArray<IArgumentOperation> arguments, int depth) =>
        Of(whole, depth + 1)?.Append(Cut([.. arguments.Select(static argument => argument.Value)]));

    private static PathStep Index(ImmutableArray<IOperation> indices) => PathStep.Index(TextOf(indices), SymbolsIn(indices));

    private static PathStep Cut(ImmutableArray<IOperation> arguments) => PathStep.Part(TextOf(arguments), SymbolsIn(arguments));

    private static string TextOf(ImmutableArray<IOperation> operations) => string.Join(", ", operations.Select(static operation =>
        operation.ConstantValue is { HasValue: true, Value: { } value } ? value.ToString() : operation.Syntax.ToString()));

    private static ImmutableArray<ISymbol> SymbolsIn(ImmutableArray<IOperation> operations) =>
    [
        .. operations
            .Where(static operation => !operation.ConstantValue.HasValue)
            .SelectMany(static operation => operation.DescendantsAndSelf())
            .Select(static operation => operation.ReferencedSymbol())
            .OfType<ISymbol>(),
    ];

    private static bool IsSlicing(IOperation argument) => argument.Unwrap() is IRangeOperation;

    private static bool IsTransparent(IPropertySymbol property) =>
        property.Name is "View" or "BaseView" or "NativePtr" or "Span" or "Value" or "Buffer" && !property.IsIndexer;

    // A value that was made anew is what the local itself stands for.
    private static bool IsAnotherName(IOperation value) => value.Unwrap() switch
    {
        ILocalReferenceOperation or IParameterReferenceOperation or IMemberReferenceOperation or IArrayElementReferenceOperation
            or IImplicitIndexerReferenceOperation or IInvocationOperation or IAddressOfOperation => true,
        IObjectCreationOperation creation => creation.Type?.Name is "Span" or "ReadOnlySpan" or "CUdeviceptr",
        _ => false,
    };
}
