using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Suppression;

/// <summary>
/// CA1051 asks for no visible fields. The fields of a collective element are its lanes: the layout that is reduced, and what
/// kernels read and write.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ElementFieldSuppressor : DiagnosticSuppressor
{
    private static readonly SuppressionDescriptor Descriptor = new(
        "TCS1051", "CA1051", "The field is a lane of a collective element: its layout is what is reduced");

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions => [Descriptor];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        if (KnownSymbols.For(context.Compilation) is not { } known)
            return;
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (DeclaredMembers.At(diagnostic, context) is IFieldSymbol field && field.ContainingType.HasAttribute(known.ElementAttribute))
                context.ReportSuppression(Microsoft.CodeAnalysis.Diagnostics.Suppression.Create(Descriptor, diagnostic));
        }
    }
}
