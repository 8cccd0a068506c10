using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Operations;

namespace TypedCollectives.Analyzers.Values;

/// <summary>Reads collections whose elements are written out.</summary>
internal static class Literals
{
    /// <summary>The elements of an array, <c>stackalloc</c> or collection expression; <see langword="null"/> for anything else.</summary>
    public static IReadOnlyList<IOperation>? ElementsOf(IOperation collection) => collection.Unwrap() switch
    {
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
        ICollectionExpressionOperation expression when !expression.Elements.Any(static element => element is ISpreadOperation) =>
            expression.Elements,

        // The compiler has no kind of its own for stackalloc: the size comes first, then the elements.
        { Kind: OperationKind.None, Syntax: StackAllocArrayCreationExpressionSyntax { Initializer: not null } } creation =>
            [.. creation.ChildOperations.Where(static child => child.Syntax.Parent is InitializerExpressionSyntax)],
        { Kind: OperationKind.None, Syntax: ImplicitStackAllocArrayCreationExpressionSyntax } creation =>
            [.. creation.ChildOperations.Where(static child => child.Syntax.Parent is InitializerExpressionSyntax)],
        _ => null,
    };

    /// <summary>The size that a <c>stackalloc</c> is written with.</summary>
    public static IOperation? SizeOfStackAlloc(IOperation operation) =>
        operation is { Kind: OperationKind.None, Syntax: StackAllocArrayCreationExpressionSyntax }
            ? operation.ChildOperations.FirstOrDefault(static child => child.Syntax.Parent is ArrayRankSpecifierSyntax)
            : null;
}
