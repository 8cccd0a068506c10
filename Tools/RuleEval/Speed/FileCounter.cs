using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TypedCollectives.RuleEval.Speed;

/// <summary>Reports nothing, and tells whenever the compiler is done with a file: how far a run has come.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
[SuppressMessage("MicrosoftCodeAnalysisCorrectness", "RS1038", Justification = "It is made by hand and shipped with nothing.")]
[SuppressMessage("MicrosoftCodeAnalysisPerformance", "RS1041", Justification = "It is made by hand and shipped with nothing.")]
internal sealed class FileCounter(Action fileEnded) : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor None = new(
        "RE0000", "None", "None", "Measurement", DiagnosticSeverity.Hidden, isEnabledByDefault: true);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [None];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze);
        context.EnableConcurrentExecution();
        context.RegisterSemanticModelAction(_ => fileEnded());
    }
}
