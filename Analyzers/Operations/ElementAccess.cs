using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace TypedCollectives.Analyzers.Operations;

/// <summary>An element picked from a collection by an index, whichever kind of collection it is.</summary>
internal readonly struct ElementAccess
{
    private ElementAccess(IOperation collection, IOperation index)
    {
        Collection = collection;
        Index = index;
    }

    public IOperation Collection { get; }

    public IOperation Index { get; }

    /// <summary>The access an operation is: of an array, a pointer, or anything with an indexer of one argument.</summary>
    public static ElementAccess? Of(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Arguments.Length: 1, Instance: { } collection } indexer =>
            new ElementAccess(collection, indexer.Arguments[0].Value),
        IArrayElementReferenceOperation { Indices.Length: 1 } element => new ElementAccess(element.ArrayReference, element.Indices[0]),
        IImplicitIndexerReferenceOperation indexer => new ElementAccess(indexer.Instance, indexer.Argument),

        // Roslyn has no operation of its own for the element of a pointer.
        { Kind: OperationKind.None, Syntax: ElementAccessExpressionSyntax, ChildOperations: { Count: 2 } children } =>
            new ElementAccess(children.First(), children.Last()),
        _ => null,
    };
}
