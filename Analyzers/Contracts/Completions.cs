using Microsoft.CodeAnalysis;

namespace TypedCollectives.Analyzers.Contracts;

/// <summary>The methods of ILGPU that wait for work on a device.</summary>
internal sealed class Completions(INamedTypeSymbol? stream, INamedTypeSymbol? accelerator)
{
    /// <summary>Whether the method returns only once the work of a stream, or of the whole device, is done.</summary>
    public bool Complete(IMethodSymbol method) =>
        method.Name is "Synchronize" or "SynchronizeAsync" && (Is(method.ContainingType, stream) || Is(method.ContainingType, accelerator));

    private static bool Is(INamedTypeSymbol? type, INamedTypeSymbol? known)
    {
        for (; type is not null && known is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type, known))
                return true;
        }

        return false;
    }
}
