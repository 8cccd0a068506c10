using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedCollectives.Analyzers.Tests.Verifiers;
using TypedCollectives.Generators;

namespace TypedCollectives.Analyzers.Tests.Pages;

/// <summary>Every analyzer of the assembly at once, over code that the generator has added to.</summary>
internal static class AllAnalyzers
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.CSharp14);

    public static ImmutableArray<DiagnosticAnalyzer> Instances { get; } = [.. typeof(CollectivesAnalyzer).Assembly.GetTypes()
        .Where(static type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
        .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    /// <summary>The rules they report.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Rules { get; } = [.. Instances
        .SelectMany(static analyzer => analyzer.SupportedDiagnostics)
        .OrderBy(static rule => rule.Id, StringComparer.Ordinal)];

    /// <summary>Runs the generator and then the analyzers over an example: declarations as they are, statements in a method.</summary>
    /// <returns>What they report, and the errors of the compiler.</returns>
    public static async Task<ImmutableArray<Diagnostic>> RunAsync(string code, CancellationToken cancellationToken)
    {
        var unit = (CompilationUnitSyntax)await CSharpSyntaxTree.ParseText(code, Options, cancellationToken: cancellationToken)
            .GetRootAsync(cancellationToken);
        var source = unit.Members.Any(static member => member is GlobalStatementSyntax) ? TestSetup.InMethod(code) : TestSetup.WithUsings(code);
        var generated = Generate(source, cancellationToken);
        var found = await generated.WithAnalyzers(Instances).GetAllDiagnosticsAsync(cancellationToken);
        return [.. found.Where(static diagnostic =>
            diagnostic.Severity == DiagnosticSeverity.Error || !diagnostic.Id.StartsWith("CS", StringComparison.Ordinal))];
    }

    /// <summary>Compiles a source with what the generator adds to it; the source is the first tree.</summary>
    public static Compilation Generate(string source, CancellationToken cancellationToken)
    {
        var compilation = CSharpCompilation.Create(
            "Example",
            [CSharpSyntaxTree.ParseText(source, Options, cancellationToken: cancellationToken)],
            TestReferences.Framework.AddRange(TestReferences.Collectives),
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));
        CSharpGeneratorDriver.Create([new CollectivesGenerator().AsSourceGenerator()], parseOptions: Options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _, cancellationToken);
        return generated;
    }
}
