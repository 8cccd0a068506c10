using Microsoft.CodeAnalysis;

namespace TypedCollectives.Generators.Reading;

/// <summary>What a type parameter's <c>where</c> clause says.</summary>
internal static class Constraints
{
    /// <summary>The list after the colon; empty without constraints.</summary>
    public static string Of(ITypeParameterSymbol parameter, TypeParameterNames? renamed = null)
    {
        var constraints = new List<string>();
        if (Kind(parameter) is { } kind)
            constraints.Add(kind);
        for (var i = 0; i < parameter.ConstraintTypes.Length; i++)
        {
            var type = parameter.ConstraintTypes[i].WithNullableAnnotation(parameter.ConstraintNullableAnnotations[i]);
            constraints.Add(Names.Of(type, renamed));
        }
        if (parameter.HasConstructorConstraint)
            constraints.Add("new()");
        if (parameter.AllowsRefLikeType)
            constraints.Add("allows ref struct");
        return string.Join(", ", constraints);
    }

    private static string? Kind(ITypeParameterSymbol parameter) => parameter switch
    {
        { HasUnmanagedTypeConstraint: true } => "unmanaged",
        { HasValueTypeConstraint: true } => "struct",
        { HasReferenceTypeConstraint: true, ReferenceTypeConstraintNullableAnnotation: NullableAnnotation.Annotated } => "class?",
        { HasReferenceTypeConstraint: true } => "class",
        { HasNotNullConstraint: true } => "notnull",
        _ => null,
    };
}
