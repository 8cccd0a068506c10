using Microsoft.CodeAnalysis;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Sequences;

/// <summary>Recognizes methods that end the process or always throw.</summary>
internal static class NoReturnMethods
{
    public static bool IsNoReturn(this IMethodSymbol method, KnownSymbols known) =>
        method is { Name: "Exit" or "FailFast", ContainingType: { Name: "Environment", ContainingNamespace.Name: "System" } }
        || method.HasAttribute(known.DoesNotReturnAttribute);
}
