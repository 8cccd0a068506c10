using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Grouping;

/// <summary>Finds where a method is called within its own type. It is asked only where something is about to be reported.</summary>
internal sealed class CallerSites(KnownSymbols known)
{
    /// <summary>
    /// The calls of a method, with the method and the body they stand in; the call is <see langword="null"/> where the method is handed
    /// on, to be called anywhere.
    /// </summary>
    public IEnumerable<(IMethodSymbol Caller, IOperation Body, IInvocationOperation? Call)> Of(IMethodSymbol method)
    {
        foreach (var (caller, body) in BodiesOf(method.ContainingType))
        {
            foreach (var operation in body.Descendants())
            {
                if (operation is IMethodReferenceOperation reference && Is(reference.Method, method))
                    yield return (caller, body, null);
                else if (operation is IInvocationOperation call && Is(call.TargetMethod, method) && !Is(caller, method))
                    yield return (caller, body, call);
            }
        }
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
