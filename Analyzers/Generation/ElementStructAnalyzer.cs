using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedCollectives.Analyzers.Rules;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Generation;

/// <summary>TC9008: a <c>[CollectiveElement]</c> struct that is not a row of lanes of one type.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ElementStructAnalyzer : CollectivesAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [GenerationRules.NoUniformLanes];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        var lanes = new ElementLanes(known);
        context.RegisterSymbolAction(
            symbol =>
            {
                var type = (INamedTypeSymbol)symbol.Symbol;
                if (type.HasAttribute(known.ElementAttribute)
                    && WhyNotUniform(type, known, lanes, symbol.CancellationToken) is { } reason)
                {
                    symbol.ReportDiagnostic(Diagnostic.Create(
                        GenerationRules.NoUniformLanes, type.Locations[0], type.Name, reason));
                }
            },
            SymbolKind.NamedType);
    }

    private static string? WhyNotUniform(
        INamedTypeSymbol type, KnownSymbols known, ElementLanes lanes, CancellationToken cancellationToken)
    {
        if (type.IsRefLikeType)
            return "it is a ref struct";
        if (WhyNotSequential(type, known) is { } layout)
            return layout;
        var fields = ElementLanes.FieldsOf(type);
        if (fields.IsEmpty)
            return "it has no instance fields";
        (string Name, ITypeSymbol Lane)? first = null;
        foreach (var (name, part) in Parts(fields, type, cancellationToken))
        {
            if (lanes.Of(part) is not { } lane)
                return $"'{name}' is of type '{part.Display()}', which is no element type";
            if (first is var (firstName, firstLane) && !SymbolEqualityComparer.Default.Equals(firstLane, lane))
                return $"'{firstName}' holds '{firstLane.Display()}' and '{name}' holds '{lane.Display()}'";
            first ??= (name, lane);
        }

        return null;
    }

    private static string? WhyNotSequential(INamedTypeSymbol type, KnownSymbols known)
    {
        if (type.GetAttribute(known.StructLayoutAttribute) is not { } layout)
            return null;
        if (layout.ConstructorArguments.Any(static kind => Convert.ToInt32(kind.Value, CultureInfo.InvariantCulture) != 0))
            return "its layout is not sequential";
        return layout.NamedArguments.Any(static argument => argument is { Key: "Size", Value.Value: not 0 })
            ? "its layout fixes a size, which may add padding"
            : null;
    }

    // A parameter of a primary constructor that a member uses is a field too, which the symbols do not show.
    private static IEnumerable<(string Name, ITypeSymbol Type)> Parts(
        ImmutableArray<IFieldSymbol> fields, INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        foreach (var field in fields)
            yield return (field.AssociatedSymbol?.Name ?? field.Name, field.Type);
        if (type.IsRecord)
            yield break;
        foreach (var constructor in type.InstanceConstructors)
        {
            if (!constructor.DeclaringSyntaxReferences.Any(reference =>
                reference.GetSyntax(cancellationToken) is TypeDeclarationSyntax))
                continue;
            foreach (var parameter in constructor.Parameters)
                yield return (parameter.Name, parameter.Type);
        }
    }
}
