using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedCollectives.AnalyzerHost;

namespace TypedCollectives.Analyzers.Tests.Suppression;

/// <summary>Runs a suppressor on what an analyzer reports.</summary>
internal static class SuppressorRun
{
    /// <summary>The names reported, each followed by <c>-</c> if the report is suppressed.</summary>
    public static async Task<string[]> OfAsync(DiagnosticSuppressor suppressor, DiagnosticAnalyzer analyzer, string source)
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        SyntaxTree tree = CSharpSyntaxTree.ParseText(source, GeneratorRun.ParseOptions, cancellationToken: cancellationToken);
        var compilation = CSharpCompilation.Create(
            "Consumer", [tree], [.. PlatformReferences.Framework, .. PlatformReferences.Collectives],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        Assert.DoesNotContain(
            compilation.GetDiagnostics(cancellationToken), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        ImmutableArray<Diagnostic> diagnostics = await compilation
            .WithAnalyzers([analyzer, suppressor], new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false,
                reportSuppressedDiagnostics: true))
            .GetAnalyzerDiagnosticsAsync(cancellationToken);
        return [.. diagnostics.OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start).Select(static diagnostic =>
            diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan) + (diagnostic.IsSuppressed ? "-" : ""))];
    }
}
