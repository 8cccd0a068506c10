using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedCollectives.Analyzers;

namespace TypedCollectives.AnalyzerHost;

/// <summary>Every analyzer of the package.</summary>
internal static class AllAnalyzers
{
    public static ImmutableArray<DiagnosticAnalyzer> Instances { get; } = [.. typeof(CollectivesAnalyzer).Assembly.GetTypes()
        .Where(static type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
        .OrderBy(static type => type.Name, StringComparer.Ordinal)
        .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    /// <summary>The rules they report.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Rules { get; } = [.. Instances
        .SelectMany(static analyzer => analyzer.SupportedDiagnostics)
        .Distinct()
        .OrderBy(static rule => rule.Id, StringComparer.Ordinal)];

    /// <summary>The options that turn on those that are off unless asked for.</summary>
    public static ImmutableArray<KeyValuePair<string, ReportDiagnostic>> Strict { get; } = [.. Rules
        .Where(static rule => !rule.IsEnabledByDefault)
        .Select(static rule => KeyValuePair.Create(rule.Id, ReportDiagnostic.Info))];
}
