using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedCollectives.Analyzers.Tests.Verifiers;

namespace TypedCollectives.Analyzers.Tests.Pages;

/// <summary>Every analyzer of the assembly at once.</summary>
internal static class AllAnalyzers
{
    public static ImmutableArray<DiagnosticAnalyzer> Instances { get; } = [.. typeof(CollectivesAnalyzer).Assembly.GetTypes()
        .Where(static type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
        .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    /// <summary>The rules they report.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Rules { get; } = [.. Instances
        .SelectMany(static analyzer => analyzer.SupportedDiagnostics)
        .OrderBy(static rule => rule.Id, StringComparer.Ordinal)];

    /// <summary>Runs them over an example: declarations as they are, statements in a method.</summary>
    /// <returns>What they report, and the errors of the compiler.</returns>
    public static async Task<ImmutableArray<Diagnostic>> RunAsync(string code, CancellationToken cancellationToken)
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp14);
        var unit = (CompilationUnitSyntax)(await CSharpSyntaxTree.ParseText(code, options, cancellationToken: cancellationToken)
            .GetRootAsync(cancellationToken));
        var source = unit.Members.Any(static member => member is GlobalStatementSyntax) ? TestSetup.InMethod(code) : TestSetup.WithUsings(code);
        var compilation = CSharpCompilation.Create(
            "Example",
            [CSharpSyntaxTree.ParseText(source, options, cancellationToken: cancellationToken)],
            TestReferences.Framework.AddRange(TestReferences.Collectives),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        var found = await compilation.WithAnalyzers(Instances).GetAllDiagnosticsAsync(cancellationToken);

        // A step has no body before the generator has run.
        return [.. found.Where(static diagnostic =>
            diagnostic.Id != "CS8795" && (diagnostic.Severity == DiagnosticSeverity.Error || !diagnostic.Id.StartsWith("CS", StringComparison.Ordinal)))];
    }
}
