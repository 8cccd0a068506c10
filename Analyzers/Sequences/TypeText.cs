using Microsoft.CodeAnalysis;

namespace TypedCollectives.Analyzers.Sequences;

/// <summary>Writes types so that the same type reads the same in a function and in its caller.</summary>
internal static class TypeText
{
    /// <summary>The text; a type parameter of a function is a placeholder that a caller replaces by its argument.</summary>
    public static string Of(ITypeSymbol type) =>
        type is ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method, Ordinal: var ordinal } ? Placeholder(ordinal) : type.ToDisplayString();

    /// <summary>What stands for a type parameter of a function.</summary>
    public static string Placeholder(int ordinal) => $"\u0003{ordinal}\u0002";
}
