using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedCollectives.Generators.Reading;

/// <summary>What the lanes of an element type are.</summary>
internal static class CollectiveElements
{
    /// <summary>Deeper nesting of elements than this is a cycle, which the compiler reports.</summary>
    private const int MaxDepth = 32;

    /// <summary>
    /// The built-in element type, or the type parameter that will stand for one, that a reduction of the type works on.
    /// </summary>
    public static ITypeSymbol? LaneOf(ITypeSymbol type) => LaneOf(type, depth: 0);

    /// <summary>The lane of a <c>[CollectiveElement]</c> struct of this compilation, if it can be served.</summary>
    public static ITypeSymbol? ServedLaneOf(INamedTypeSymbol type) => ServedLaneOf(type, depth: 0);

    private static ITypeSymbol? LaneOf(ITypeSymbol type, int depth)
    {
        if (type is ITypeParameterSymbol parameter)
            return parameter.HasUnmanagedTypeConstraint ? type : null;
        if (IsBuiltIn(type))
            return type;
        if (depth > MaxDepth || type is not INamedTypeSymbol { TypeKind: TypeKind.Struct } named)
            return null;
        return ServedLaneOf(named, depth + 1) ?? DeclaredLaneOf(named);
    }

    private static ITypeSymbol? ServedLaneOf(INamedTypeSymbol type, int depth)
    {
        if (!type.Has(KnownNames.ElementAttribute)
            || type.IsRefLikeType
            || !Declarations.CanBeExtended(type.OriginalDefinition)
            || !HasSequentialLayout(type))
        {
            return null;
        }

        var fields = type.GetMembers().OfType<IFieldSymbol>().Where(static field => !field.IsStatic).ToImmutableArray();
        if (fields.IsEmpty || fields.Any(static field => field.IsFixedSizeBuffer) || LaneOf(fields[0].Type, depth) is not { } lane)
            return null;
        return fields.Select(static field => field.Type).Concat(CapturableParametersOf(type)).All(part =>
            LaneOf(part, depth).IsSameAs(lane)) ? lane : null;
    }

    /// <summary>The lane a struct of another assembly was given, or its author declared.</summary>
    private static ITypeSymbol? DeclaredLaneOf(INamedTypeSymbol type) =>
        type.AllInterfaces
            .FirstOrDefault(static implemented => implemented.OriginalDefinition.Is(KnownNames.Runtime, KnownNames.ElementInterface))
            ?.TypeArguments[0];

    private static bool IsBuiltIn(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_SByte or SpecialType.System_Byte
            or SpecialType.System_Int32 or SpecialType.System_UInt32
            or SpecialType.System_Int64 or SpecialType.System_UInt64
            or SpecialType.System_Single or SpecialType.System_Double
        || type.MetadataName switch
        {
            "Half" => type.Is("System", "Half") || type.Is(KnownNames.Ilgpu, "Half"),
            "BFloat16" or "Float8E4M3" or "Float8E5M2" => type.Is(KnownNames.Runtime, type.MetadataName),
            _ => false,
        };

    /// <summary>Whether the fields lie one after the other and nothing is added to the end.</summary>
    private static bool HasSequentialLayout(INamedTypeSymbol type)
    {
        const int Sequential = 0;
        var layout = type.GetAttributes().FirstOrDefault(static attribute =>
            attribute.AttributeClass.Is("System.Runtime.InteropServices", "StructLayoutAttribute"));
        return layout is null
            || (layout.ConstructorArguments.All(static kind =>
                    Convert.ToInt32(kind.Value, CultureInfo.InvariantCulture) == Sequential)
                && !layout.NamedArguments.Any(static argument => argument is { Key: "Size", Value.Value: not 0 }));
    }

    /// <summary>
    /// The parameters of a primary constructor: one that is used in a member is a field too, which the symbols do not show.
    /// </summary>
    private static IEnumerable<ITypeSymbol> CapturableParametersOf(INamedTypeSymbol type) =>
        type.IsRecord
            ? []
            : type.InstanceConstructors
                .Where(static constructor => constructor.DeclaringSyntaxReferences.Any(static reference =>
                    reference.GetSyntax() is TypeDeclarationSyntax))
                .SelectMany(static constructor => constructor.Parameters)
                .Select(static parameter => parameter.Type);
}
