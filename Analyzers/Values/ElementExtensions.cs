using Microsoft.CodeAnalysis;
using TypedCollectives.Analyzers.Operations;

namespace TypedCollectives.Analyzers.Values;

/// <summary>Questions about members and elements.</summary>
internal static class ElementExtensions
{
    /// <summary>Takes <c>collection[index]</c> apart; a range picks no element.</summary>
    public static (IOperation Collection, IOperation Index)? AsElement(this IOperation operation) =>
        ElementAccess.Of(operation) is { } access && !IsRange(access.Index) ? (access.Collection, access.Index) : null;

    /// <summary>Whether reading the property gives what was stored in it last.</summary>
    public static bool IsStored(this IPropertySymbol property) =>
        !property.IsAbstract
        && property.ContainingType.GetMembers().Any(member =>
            member is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    public static bool IsRange(IOperation index) => index.Type is { Name: "Range", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };
}
