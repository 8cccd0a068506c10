using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TypedCollectives.RuleEval.Speed;

/// <summary>Reports nothing, and tells whenever a body has been analysed: how far a run has come.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
[SuppressMessage("MicrosoftCodeAnalysisCorrectness", "RS1036", Justification = Reason)]
[SuppressMessage("MicrosoftCodeAnalysisCorrectness", "RS1038", Justification = Reason)]
[SuppressMessage("MicrosoftCodeAnalysisCorrectness", "RS1041", Justification = Reason)]
[SuppressMessage("MicrosoftCodeAnalysisReleaseTracking", "RS2008", Justification = Reason)]
internal sealed class BodyCounter(Action bodyEnded) : DiagnosticAnalyzer
{
    private const string Reason = "It is made by this program and shipped to nobody.";

    private static readonly DiagnosticDescriptor None = new(
        "RE0000", "None", "None", "Measurement", DiagnosticSeverity.Hidden, isEnabledByDefault: true);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [None];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze);
        context.EnableConcurrentExecution();
        context.RegisterCodeBlockAction(_ => bodyEnded());
    }
}
