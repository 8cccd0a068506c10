using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace TypedCollectives.Analyzers.Values;

/// <summary>Questions about members and elements.</summary>
internal static class ElementAccess
{
    /// <summary>Takes <c>collection[index]</c> apart, whatever kind of collection it is; a pointer is one too.</summary>
    public static (IOperation Collection, IOperation Index)? AsElement(this IOperation operation) => operation switch
    {
        IArrayElementReferenceOperation { Indices.Length: 1 } element when element.Type is not IArrayTypeSymbol || !IsRange(element.Indices[0]) =>
            (element.ArrayReference, element.Indices[0]),
        IPropertyReferenceOperation { Arguments.Length: 1, Instance: { } collection } indexer => (collection, indexer.Arguments[0].Value),
        IImplicitIndexerReferenceOperation indexer when !IsRange(indexer.Argument) => (indexer.Instance, indexer.Argument),

        // The compiler has no kind of its own for elements behind a pointer.
        { Kind: OperationKind.None, Syntax: ElementAccessExpressionSyntax, ChildOperations.Count: 2 } =>
            (operation.ChildOperations.First(), operation.ChildOperations.Last()),
        _ => null,
    };

    /// <summary>Whether reading the property gives what was stored in it last.</summary>
    public static bool IsStored(this IPropertySymbol property) =>
        !property.IsAbstract
        && property.ContainingType.GetMembers().Any(member =>
            member is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    public static bool IsRange(IOperation index) => index.Type is { Name: "Range", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };
}
