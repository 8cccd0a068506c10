using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TypedCollectives.Generators.Reading;

/// <summary>
/// The names under which the type parameters of a type and its containers become type parameters of one method: a nested
/// type may reuse a name of its container, one method may not.
/// </summary>
internal sealed class TypeParameterNames
{
    private readonly Dictionary<ITypeParameterSymbol, string> _names = new(SymbolEqualityComparer.Default);

    /// <param name="type">The type whose parameters are named.</param>
    /// <param name="taken">Names the method uses for something else.</param>
    public TypeParameterNames(INamedTypeSymbol type, params string[] taken)
    {
        var used = new HashSet<string>(taken, StringComparer.Ordinal);
        Parameters = [.. Declarations.ChainOf(type).SelectMany(static link => link.TypeParameters)];

        // The innermost type keeps its names: they are the ones its author sees.
        foreach (var parameter in Parameters.Reverse())
        {
            var name = parameter.Name;
            for (var suffix = 1; !used.Add(name); suffix++)
                name = FormattableString.Invariant($"{parameter.Name}{suffix}");
            _names.Add(parameter, Names.EscapeType(name));
        }
    }

    public ImmutableArray<ITypeParameterSymbol> Parameters { get; }

    public string? Find(ITypeParameterSymbol parameter) => _names.TryGetValue(parameter, out var name) ? name : null;
}
