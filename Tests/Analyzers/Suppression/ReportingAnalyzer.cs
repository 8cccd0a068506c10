using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TypedCollectives.Analyzers.Tests.Suppression;

/// <summary>
/// Reports as CA1819 or CA1051 do, where they do: on the name of every array property, or of every visible field. The
/// package's tests have the real ones.
/// </summary>
#pragma warning disable RS1001, RS1017 // not for the compiler: the tests hand it in, and say which id it has
internal sealed class ReportingAnalyzer(string id, Func<ISymbol, bool> isReported) : DiagnosticAnalyzer
{
    private readonly DiagnosticDescriptor _rule = new(id, "A rule", "A rule", "Design", DiagnosticSeverity.Warning, isEnabledByDefault: true);
#pragma warning restore RS1001, RS1017

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [_rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(
            symbol =>
            {
                if (isReported(symbol.Symbol))
                    symbol.ReportDiagnostic(Diagnostic.Create(_rule, symbol.Symbol.Locations[0]));
            },
            SymbolKind.Property, SymbolKind.Field);
    }
}
