using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Grouping;

/// <summary>Tells whether a method always runs in a group that its callers hold.</summary>
internal sealed class CallerGroups(KnownSymbols known)
{
    private const int MaxDepth = 3;

    /// <summary>Whether the method says that it needs a group, or is private and each of its callers holds one around the call.</summary>
    public bool AlwaysHold(ISymbol member, bool isNative) => AlwaysHold(member, isNative, depth: 0);

    private bool AlwaysHold(ISymbol member, bool isNative, int depth)
    {
        if (member is not IMethodSymbol method)
            return false;
        if (method.HasContractAttribute(known.RequiresGroupAttribute))
            return true;
        if (method is not { DeclaredAccessibility: Accessibility.Private, MethodKind: MethodKind.Ordinary } || depth > MaxDepth)
            return false;
        var isCalled = false;
        foreach (var (caller, body) in BodiesOf(method.ContainingType))
        {
            ImmutableArray<IOperation> bodies = [body];
            foreach (var operation in body.Descendants())
            {
                // Whoever is handed the method may call it anywhere.
                if (operation is IMethodReferenceOperation reference && Is(reference.Method, method))
                    return false;
                if (operation is not IInvocationOperation call || !Is(call.TargetMethod, method) || Is(caller, method))
                    continue;
                isCalled = true;
                if (new GroupScopes(known, bodies).Outermost(call, isNative) is null && !AlwaysHold(caller, isNative, depth + 1))
                    return false;
            }
        }

        return isCalled;
    }

    private IEnumerable<(IMethodSymbol Method, IOperation Body)> BodiesOf(INamedTypeSymbol type)
    {
        foreach (var member in type.GetMembers())
        {
            if (member is IMethodSymbol method && known.Bodies.Of(method) is { } body)
                yield return (method, body);
            if (member is INamedTypeSymbol nested)
            {
                foreach (var inner in BodiesOf(nested))
                    yield return inner;
            }
        }
    }

    private static bool Is(IMethodSymbol method, IMethodSymbol other) =>
        SymbolEqualityComparer.Default.Equals(method.OriginalDefinition, other.OriginalDefinition);
}
