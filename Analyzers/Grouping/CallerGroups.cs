using Microsoft.CodeAnalysis;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Grouping;

/// <summary>Tells whether a method always runs in a group that its callers hold.</summary>
internal sealed class CallerGroups(KnownSymbols known)
{
    private const int MaxDepth = 3;

    private readonly CallerSites _sites = new(known);

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
        foreach (var (caller, body, call) in _sites.Of(method))
        {
            isCalled = true;
            if (call is null
                || (new GroupScopes(known, [body]).Outermost(call, isNative) is null && !AlwaysHold(caller, isNative, depth + 1)))
                return false;
        }

        return isCalled;
    }
}
