using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedCollectives.Analyzers.Rules;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Generation;

/// <summary>TC9009: a type that asks for generated code and gets none.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StateTypeAnalyzer : CollectivesAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [GenerationRules.NothingToGenerate];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known) =>
        context.RegisterSymbolAction(
            symbol =>
            {
                var type = (INamedTypeSymbol)symbol.Symbol;
                if (WhyNothing(type, known) is { } reason)
                {
                    symbol.ReportDiagnostic(Diagnostic.Create(
                        GenerationRules.NothingToGenerate, type.Locations[0], type.Name, reason));
                }
            },
            SymbolKind.NamedType);

    private static string? WhyNothing(INamedTypeSymbol type, KnownSymbols known)
    {
        var isState = type.HasAttribute(known.StateAttribute);
        if (!isState && !type.HasAttribute(known.ElementAttribute))
            return null;
        if (BufferSymbols.ChainOf(type).FirstOrDefault(static link => link.IsFileLocal) is { } local)
            return $"'{local.Name}' can be named in its own file only";
        if (!isState)
            return null;
        if (type.IsStatic)
            return "it is static, and every rank has a state of its own";
        if (type.IsRefLikeType)
            return "it is a ref struct, which no list of all ranks' states can hold";
        return type.GetMembers().Any(member =>
            member is IFieldSymbol or IPropertySymbol && BufferAnnotation.Of(member, known).Any())
            ? null
            : "none of its own fields and properties is annotated with a collective";
    }
}
