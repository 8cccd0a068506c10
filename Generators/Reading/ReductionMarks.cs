using Microsoft.CodeAnalysis;

namespace TypedCollectives.Generators.Reading;

/// <summary>Which type parameters reach a built-in reduction, and where <c>[ReductionElement]</c> is put on them.</summary>
internal static class ReductionMarks
{
    /// <summary>The type parameters, of a type and its containers, that the type's own collectives reduce.</summary>
    public static HashSet<ITypeParameterSymbol> NeededBy(INamedTypeSymbol type)
    {
        var needed = new HashSet<ITypeParameterSymbol>(SymbolEqualityComparer.Default);
        var collectives = StateBuffers.Of(type).Select(static buffer => buffer.Collective)
            .Concat(StepMethod.AllOf(type).SelectMany(static step => step.Collectives));
        foreach (var collective in collectives)
        {
            if (collective.ReductionElement is { TypeParameterKind: TypeParameterKind.Type } parameter)
                needed.Add(parameter);
        }
        if (CollectiveElements.ServedLaneOf(type) is ITypeParameterSymbol lane)
            needed.Add(lane);
        return needed;
    }

    /// <summary>
    /// Whether the file of <paramref name="type"/> puts the attribute on a parameter of it or of a container. Types nested
    /// in one generic container may all need it there, and it may be written once: the first of them writes it.
    /// </summary>
    public static bool IsWrittenBy(INamedTypeSymbol type, ITypeParameterSymbol parameter) =>
        !parameter.Has(KnownNames.ReductionElementAttribute)
        && NeededBy(type).Contains(parameter)
        && (parameter.DeclaringType.IsSameAs(type) || FirstToNeed(parameter.DeclaringType!, parameter).IsSameAs(type));

    private static INamedTypeSymbol? FirstToNeed(INamedTypeSymbol root, ITypeParameterSymbol parameter)
    {
        if (NeededBy(root).Contains(parameter))
            return root;
        foreach (var nested in root.GetTypeMembers())
        {
            if (FirstToNeed(nested, parameter) is { } first)
                return first;
        }
        return null;
    }
}
