using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedCollectives.Analyzers.Generation;

/// <summary>Questions asked of the declarations that the generator reads.</summary>
internal static class BufferSymbols
{
    public static ITypeSymbol GetBufferType(this ISymbol symbol) => symbol switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        IParameterSymbol parameter => parameter.Type,
        _ => throw new ArgumentException("Only fields, properties and parameters hold buffers.", nameof(symbol)),
    };

    /// <summary>Whether the values can be moved as they are.</summary>
    public static bool CanBeMoved(this ITypeSymbol element) =>
        element.TypeKind == TypeKind.Error
        || (element.IsUnmanagedType
            && element.TypeKind is not (TypeKind.Pointer or TypeKind.FunctionPointer)
            && element.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T);

    /// <summary>The containing types, outermost first, and the type itself.</summary>
    public static IEnumerable<INamedTypeSymbol> ChainOf(INamedTypeSymbol? type)
    {
        if (type is null)
            yield break;
        foreach (var outer in ChainOf(type.ContainingType))
            yield return outer;
        yield return type;
    }

    public static bool IsPartial(this INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.DeclaringSyntaxReferences.All(reference =>
            reference.GetSyntax(cancellationToken) is TypeDeclarationSyntax declaration
            && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    /// <summary>Whether a source generator wrote the symbol.</summary>
    public static bool IsGenerated(this ISymbol symbol) =>
        symbol.Locations.All(static location => IsGeneratedFile(location.SourceTree));

    public static bool IsGeneratedFile(SyntaxTree? tree) =>
        tree?.FilePath.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase) == true;

    public static string Display(this ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
}
