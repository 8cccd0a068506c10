using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedCollectives.Generators.Reading;

/// <summary>A type and the types that contain it: whether another part of it can be written, and how it begins.</summary>
internal static class Declarations
{
    /// <summary>The containing types, outermost first, and the type itself.</summary>
    public static ImmutableArray<INamedTypeSymbol> ChainOf(INamedTypeSymbol type)
    {
        var chain = ImmutableArray.CreateBuilder<INamedTypeSymbol>();
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
            chain.Insert(0, current);
        return chain.ToImmutable();
    }

    /// <summary>Whether a part in another file can be added: every type of the chain is partial and none is file-local.</summary>
    public static bool CanBeExtended(INamedTypeSymbol type) => ChainOf(type).All(static link =>
        link is { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface, IsFileLocal: false } && IsPartial(link));

    public static string KeywordOf(INamedTypeSymbol type) => type switch
    {
        { IsRecord: true, IsValueType: true } => "record struct",
        { IsRecord: true } => "record",
        { TypeKind: TypeKind.Struct } => "struct",
        { TypeKind: TypeKind.Interface } => "interface",
        _ => "class",
    };

    private static bool IsPartial(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Length > 0
        && type.DeclaringSyntaxReferences.All(static reference =>
            reference.GetSyntax() is TypeDeclarationSyntax declaration
            && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));
}
