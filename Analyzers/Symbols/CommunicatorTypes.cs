using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace TypedCollectives.Analyzers.Symbols;

/// <summary>Tells cheaply whether a method has communicators at hand at all.</summary>
internal sealed class CommunicatorTypes(KnownSymbols known)
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _holders = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a type is a communicator, or a collection of them.</summary>
    public bool Mentions(ITypeSymbol? type) => type switch
    {
        null => false,
        IArrayTypeSymbol array => Mentions(array.ElementType),
        IPointerTypeSymbol pointer => Mentions(pointer.PointedAtType),
        INamedTypeSymbol { IsGenericType: true } generic => generic.TypeArguments.Any(Mentions),
        _ => known.IsAnyCommunicator(type) || SymbolEqualityComparer.Default.Equals(type, known.Clique),
    };

    /// <summary>Whether a method is given communicators, or its type holds some.</summary>
    public bool Reaches(IMethodSymbol method) =>
        method.Parameters.Any(parameter => Mentions(parameter.Type))
        || (method.ContainingType is { } type && _holders.GetOrAdd(type.OriginalDefinition, Holds));

    private bool Holds(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers().Any(member => member is IFieldSymbol field && Mentions(field.Type)))
                return true;
        }

        return false;
    }
}
