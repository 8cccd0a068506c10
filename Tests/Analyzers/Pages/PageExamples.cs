using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedCollectives.AnalyzerHost;

namespace TypedCollectives.Analyzers.Tests.Pages;

/// <summary>Every analyzer of the package at once, over an example that the generator has added to.</summary>
internal static class PageExamples
{
    /// <summary>Runs the generator and then the analyzers over an example: declarations as they are, statements in a method.</summary>
    /// <returns>What they report, and the errors of the compiler.</returns>
    public static async Task<ImmutableArray<Diagnostic>> RunAsync(string code, CancellationToken cancellationToken)
    {
        var found = await Generate(ExampleSource.Of(code), cancellationToken).WithAnalyzers(AllAnalyzers.Instances)
            .GetAllDiagnosticsAsync(cancellationToken);
        return [.. found.Where(static diagnostic =>
            diagnostic.Severity == DiagnosticSeverity.Error || !diagnostic.Id.StartsWith("CS", StringComparison.Ordinal))];
    }

    /// <summary>Compiles a source with what the generator adds to it; the source is the first tree.</summary>
    public static Compilation Generate(string source, CancellationToken cancellationToken) => CSharpCompilation.Create(
        "Example",
        [CSharpSyntaxTree.ParseText(source, GeneratorRun.ParseOptions, cancellationToken: cancellationToken)],
        PlatformReferences.Framework.AddRange(PlatformReferences.Collectives),
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true,
            specificDiagnosticOptions: AllAnalyzers.Strict))
        .WithGenerated(cancellationToken);
}
