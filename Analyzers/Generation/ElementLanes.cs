using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Generation;

/// <summary>What the lanes of a type are.</summary>
internal sealed class ElementLanes(KnownSymbols known)
{
    // Deeper nesting than this is a cycle, which the compiler reports.
    private const int MaxDepth = 32;

    public static ImmutableArray<IFieldSymbol> FieldsOf(INamedTypeSymbol type) =>
        [.. type.GetMembers().OfType<IFieldSymbol>().Where(static field => !field.IsStatic && !field.IsConst)];

    /// <summary>The one element type a type is made of; <see langword="null"/> if there is none.</summary>
    public ITypeSymbol? Of(ITypeSymbol type) => Of(type, depth: 0);

    private ITypeSymbol? Of(ITypeSymbol type, int depth)
    {
        if (type is ITypeParameterSymbol parameter)
            return parameter.HasUnmanagedTypeConstraint ? parameter : null;
        if (known.Elements.IsBuiltIn(type))
            return type;
        if (depth > MaxDepth || type is not INamedTypeSymbol { TypeKind: TypeKind.Struct } named)
            return null;
        return named.HasAttribute(known.ElementAttribute) ? OfFields(named, depth) : known.Elements.LaneByInterface(named);
    }

    private ITypeSymbol? OfFields(INamedTypeSymbol type, int depth)
    {
        ITypeSymbol? lane = null;
        foreach (var field in FieldsOf(type))
        {
            // Given up at the first that fails: in a cycle every field would be followed again from every other.
            if (Of(field.Type, depth + 1) is not { } next
                || (lane is not null && !SymbolEqualityComparer.Default.Equals(lane, next)))
                return null;
            lane = next;
        }

        return lane;
    }
}
