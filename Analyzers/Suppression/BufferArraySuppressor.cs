using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedCollectives.Analyzers.Generation;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Suppression;

/// <summary>
/// CA1819 asks for no arrays in properties, since callers can change them. The buffer of a collective is changed by design,
/// and a copy would be a buffer the collective does not reach.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BufferArraySuppressor : DiagnosticSuppressor
{
    private static readonly SuppressionDescriptor Descriptor = new(
        "TCS1819", "CA1819", "The array is a collective's buffer: it is shared on purpose");

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions => [Descriptor];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        if (KnownSymbols.For(context.Compilation) is not { } known)
            return;
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (DeclaredMembers.At(diagnostic, context) is IPropertySymbol property && IsBuffer(property, known))
                context.ReportSuppression(Microsoft.CodeAnalysis.Diagnostics.Suppression.Create(Descriptor, diagnostic));
        }
    }

    /// <summary>Whether a collective of its state reads or writes the property.</summary>
    private static bool IsBuffer(IPropertySymbol property, KnownSymbols known) =>
        property.ContainingType.HasAttribute(known.StateAttribute)
        && (BufferAnnotation.Of(property, known).Any()
            || property.ContainingType.GetMembers().Any(member =>
                BufferAnnotation.Of(member, known).Any(annotation => annotation.Into == property.Name)));
}
