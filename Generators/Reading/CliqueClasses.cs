using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TypedCollectives.Generators.Models;

namespace TypedCollectives.Generators.Reading;

/// <summary>
/// The static classes with a clique's extension methods. <c>Replica</c>, <c>Replica&lt;T&gt;</c> and a nested
/// <c>Rep.Lica</c> would all have <c>ReplicaCollectives</c>; they share it.
/// </summary>
internal static class CliqueClasses
{
    private const string Suffix = "Collectives";

    public static CliqueClassModel? Read(INamedTypeSymbol type)
    {
        if (AccessibilityOf(type) is not { } accessibility)
            return null;
        var states = string.Concat(Declarations.ChainOf(type).Select(static link => link.Name));
        var name = states + Suffix;
        if (IsTaken(type.ContainingNamespace, name))
            return null;

        var sharers = Spelled(type.ContainingNamespace.GetTypeMembers, states)
            .Where(static state => AccessibilityOf(state) is not null && !StateBuffers.Of(state).IsEmpty)
            .OrderBy(static state => state.ToDisplayString(), StringComparer.Ordinal)
            .ToList();
        var renamed = new TypeParameterNames(
            type, ParameterNames.Clique, ParameterNames.States, ParameterNames.Rank, ParameterNames.File, ParameterNames.Line);
        return new CliqueClassModel(
            Names.EscapeType(name),
            sharers.Any(static state => AccessibilityOf(state) == "public") ? "public" : "internal",
            accessibility,
            IsShared: sharers.Count > 1,
            IsDescribedHere: sharers[0].IsSameAs(type),
            Names.Of(type, renamed),
            ReadTypeParameters(type, renamed));
    }

    /// <summary>The accessibility a type has outside of its containers; <see langword="null"/> if it has none there.</summary>
    private static string? AccessibilityOf(INamedTypeSymbol type)
    {
        var isPublic = true;
        foreach (var link in Declarations.ChainOf(type))
        {
            if (link.DeclaredAccessibility is Accessibility.Internal or Accessibility.ProtectedOrInternal)
                isPublic = false;
            else if (link.DeclaredAccessibility != Accessibility.Public)
                return null;
        }
        return isPublic ? "public" : "internal";
    }

    private static bool IsTaken(INamespaceSymbol containing, string name) =>
        containing.GetMembers(name).Any(static member => member is INamespaceSymbol or INamedTypeSymbol { Arity: 0 });

    /// <summary>The types whose name, after those of their containers, spells a text.</summary>
    private static IEnumerable<INamedTypeSymbol> Spelled(Func<string, ImmutableArray<INamedTypeSymbol>> find, string text)
    {
        for (var length = 1; length <= text.Length; length++)
        {
            foreach (var type in find(text.Substring(0, length)))
            {
                if (length == text.Length)
                    yield return type;
                else
                {
                    foreach (var nested in Spelled(type.GetTypeMembers, text.Substring(length)))
                        yield return nested;
                }
            }
        }
    }

    private static EquatableArray<TypeParameterModel> ReadTypeParameters(INamedTypeSymbol type, TypeParameterNames renamed)
    {
        var reduced = ReductionMarks.NeededBy(type);
        return renamed.Parameters.Select(parameter => new TypeParameterModel(
            renamed.Find(parameter)!,
            Variance: "",
            reduced.Contains(parameter) || parameter.Has(KnownNames.ReductionElementAttribute),
            Constraints.Of(parameter, renamed))).ToImmutableArray();
    }
}
