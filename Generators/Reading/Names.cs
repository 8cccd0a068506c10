using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedCollectives.Generators.Reading;

/// <summary>How symbols are named in generated code.</summary>
internal static class Names
{
    private static readonly SymbolDisplayFormat Format = SymbolDisplayFormat.FullyQualifiedFormat
        .WithMiscellaneousOptions(
            SymbolDisplayMiscellaneousOptions.UseSpecialTypes
            | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>The full name of a type, with its type parameters renamed.</summary>
    public static string Of(ITypeSymbol type, TypeParameterNames? renamed = null) =>
        string.Concat(type.ToDisplayParts(Format).Select(part =>
            part.Symbol is ITypeParameterSymbol parameter && renamed?.Find(parameter) is { } name ? name : part.ToString()));

    public static string Of(INamespaceSymbol containing) =>
        containing.IsGlobalNamespace
            ? ""
            : containing.ToDisplayString(Format.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted));

    /// <summary>A member, parameter or method name, escaped where it is a keyword.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    /// <summary>
    /// A type or type parameter name. The compiler warns of one in lower case only, since it may become a keyword.
    /// </summary>
    public static string EscapeType(string name) =>
        name.All(static letter => letter is >= 'a' and <= 'z') ? "@" + name : Escape(name);

    /// <summary>The name of the method for an operation on a member: <c>_gradients</c> becomes <c>AllReduceGradients</c>.</summary>
    public static string OfMethod(string operation, string member)
    {
        var start = member.StartsWith("m_", StringComparison.Ordinal) ? 2 : 0;
        while (start < member.Length && member[start] == '_')
            start++;
        return start == member.Length
            ? operation + member
            : operation + char.ToUpperInvariant(member[start]) + member.Substring(start + 1);
    }
}
