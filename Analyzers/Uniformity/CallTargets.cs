using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Uniformity;

/// <summary>The methods of this compilation that a call may come to: the method itself, its overrides, its implementations.</summary>
internal sealed class CallTargets(KnownSymbols known)
{
    // A call with more targets than this is taken to be unknown.
    private const int MaxTargets = 8;

    private readonly Dictionary<IMethodSymbol, ImmutableArray<IMethodSymbol>> _cache = new(SymbolEqualityComparer.Default);
    private ImmutableArray<INamedTypeSymbol>? _types;

    /// <summary>The targets that have a body here; empty where one is out of sight.</summary>
    public ImmutableArray<IMethodSymbol> Of(IMethodSymbol method)
    {
        method = (method.PartialImplementationPart ?? method).OriginalDefinition;
        if (!_cache.TryGetValue(method, out var targets))
            _cache.Add(method, targets = Find(method));
        return targets;
    }

    private ImmutableArray<IMethodSymbol> Find(IMethodSymbol method)
    {
        if (method.DeclaringSyntaxReferences.IsEmpty)
            return [];
        var isInterface = method.ContainingType.TypeKind == TypeKind.Interface;
        if (!isInterface && !method.IsAbstract && !method.IsVirtual && !(method.IsOverride && !method.IsSealed))
            return [method];
        var targets = ImmutableArray.CreateBuilder<IMethodSymbol>();
        if (!method.IsAbstract)
            targets.Add(method);
        foreach (var type in Types())
        {
            var target = isInterface ? Implementation(type, method) : Override(type, method);
            if (target is not null && !targets.Contains(target, SymbolEqualityComparer.Default))
                targets.Add(target);
            if (targets.Count > MaxTargets)
                return [];
        }

        return targets.ToImmutable();
    }

    private static IMethodSymbol? Implementation(INamedTypeSymbol type, IMethodSymbol method)
    {
        foreach (var candidate in type.AllInterfaces)
        {
            if (!SymbolEqualityComparer.Default.Equals(candidate.OriginalDefinition, method.ContainingType))
                continue;
            foreach (var member in candidate.GetMembers(method.Name).OfType<IMethodSymbol>())
            {
                if (SymbolEqualityComparer.Default.Equals(member.OriginalDefinition, method))
                    return (type.FindImplementationForInterfaceMember(member) as IMethodSymbol)?.OriginalDefinition;
            }
        }

        return null;
    }

    private static IMethodSymbol? Override(INamedTypeSymbol type, IMethodSymbol method)
    {
        foreach (var member in type.GetMembers(method.Name).OfType<IMethodSymbol>())
        {
            for (var overridden = member.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
            {
                if (SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, method))
                    return member;
            }
        }

        return null;
    }

    private ImmutableArray<INamedTypeSymbol> Types() => _types ??= [.. Collect(known.SourceAssembly.GlobalNamespace)];

    private static IEnumerable<INamedTypeSymbol> Collect(INamespaceOrTypeSymbol container)
    {
        foreach (var member in container.GetMembers())
        {
            if (member is not INamespaceOrTypeSymbol inner)
                continue;
            if (inner is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } type)
                yield return type;
            foreach (var deeper in Collect(inner))
                yield return deeper;
        }
    }
}
