using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TypedCollectives.Generators.Models;

namespace TypedCollectives.Generators.Reading;

/// <summary>Reads everything that is generated for one type.</summary>
internal static class TypeReader
{
    /// <summary>Reads the type an attribute stands on or in.</summary>
    /// <returns><see langword="null"/> if another attribute leads, or if there is nothing to generate.</returns>
    public static TypeModel? Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        var type = context.TargetSymbol as INamedTypeSymbol ?? context.TargetSymbol.ContainingType;
        if (type is null || !Leads(context.Attributes, type) || !Declarations.CanBeExtended(type))
            return null;

        cancellation.ThrowIfCancellationRequested();
        var lane = CollectiveElements.ServedLaneOf(type);
        var state = StateReader.Read(type, context.SemanticModel.Compilation);
        var steps = StepReader.ReadAll(type, cancellation);
        if (lane is null && state is null && steps.Count == 0)
            return null;
        return new TypeModel(
            HintNames.Of(type),
            Names.Of(type.ContainingNamespace),
            Declarations.ChainOf(type).Select(link => Read(link, type)).ToImmutableArray(),
            lane is null ? null : Names.Of(lane),
            state,
            steps);
    }

    /// <summary>Whether one of the attributes is the first, of those on a type and its methods, that asks for generation.</summary>
    private static bool Leads(ImmutableArray<AttributeData> attributes, INamedTypeSymbol type)
    {
        var leader = (type.FindAttribute(KnownNames.StateAttribute)
            ?? type.FindAttribute(KnownNames.ElementAttribute)
            ?? type.GetMembers().OfType<IMethodSymbol>()
                .Select(static method => method.FindAttribute(KnownNames.StepAttribute))
                .FirstOrDefault(static attribute => attribute is not null))?.ApplicationSyntaxReference;
        return leader is not null && attributes.Any(attribute =>
            attribute.ApplicationSyntaxReference is { } place
            && place.SyntaxTree == leader.SyntaxTree
            && place.Span == leader.Span);
    }

    private static TypeDeclaration Read(INamedTypeSymbol link, INamedTypeSymbol type) => new(
        Declarations.KeywordOf(link),
        Names.EscapeType(link.Name),
        link.TypeParameters.Select(parameter => new TypeParameterModel(
            Names.EscapeType(parameter.Name),
            parameter.Variance switch { VarianceKind.In => "in ", VarianceKind.Out => "out ", _ => "" },
            ReductionMarks.IsWrittenBy(type, parameter),
            Constraints: "")).ToImmutableArray());
}
