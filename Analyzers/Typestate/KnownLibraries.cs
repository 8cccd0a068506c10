using Microsoft.CodeAnalysis;

namespace TypedCollectives.Analyzers.Typestate;

/// <summary>The libraries whose methods do to the things a rule follows only what the rule knows of.</summary>
internal static class KnownLibraries
{
    /// <summary>Whether the method is one of theirs, and calls nothing that it is given.</summary>
    public static bool Owns(IMethodSymbol method)
    {
        if (method.ContainingType is not { } type || type.TypeKind == TypeKind.Delegate || !method.DeclaringSyntaxReferences.IsEmpty)
            return false;
        var space = type.ContainingNamespace;
        while (space is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false })
            space = space.ContainingNamespace;
        return space?.Name is "System" or "ILGPU" or "TypedCollectives"
            && !method.Parameters.Any(static parameter => parameter.Type.TypeKind == TypeKind.Delegate);
    }
}
