using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedCollectives.Analyzers.Rules;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Generation;

/// <summary>TC9001: the generator cannot add to a type that is not partial, or that is nested in one that is not.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PartialTypeAnalyzer : CollectivesAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [GenerationRules.NotPartial];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        context.RegisterSymbolAction(
            symbol =>
            {
                var type = (INamedTypeSymbol)symbol.Symbol;
                if (type.HasAttribute(known.StateAttribute) || type.HasAttribute(known.ElementAttribute))
                    Check(symbol, type);
            },
            SymbolKind.NamedType);
        context.RegisterSymbolAction(
            symbol =>
            {
                if (symbol.Symbol is IMethodSymbol { PartialDefinitionPart: null }
                    && symbol.Symbol.HasAttribute(known.StepAttribute))
                    Check(symbol, symbol.Symbol.ContainingType);
            },
            SymbolKind.Method);
    }

    private static void Check(SymbolAnalysisContext context, INamedTypeSymbol innermost)
    {
        var closed = BufferSymbols.ChainOf(innermost)
            .Where(type => !type.IsPartial(context.CancellationToken))
            .Select(static type => $"'{type.Name}'")
            .ToList();
        if (closed.Count > 0)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                GenerationRules.NotPartial, context.Symbol.Locations[0], context.Symbol.Name, string.Join(" and ", closed)));
        }
    }
}
