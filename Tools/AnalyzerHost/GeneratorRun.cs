using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedCollectives.Generators;

namespace TypedCollectives.AnalyzerHost;

/// <summary>Adds what the source generator writes, as a build does before the analyzers run.</summary>
internal static class GeneratorRun
{
    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14);

    public static Compilation WithGenerated(this Compilation compilation, CancellationToken cancellationToken = default)
    {
        CSharpGeneratorDriver.Create([new CollectivesGenerator().AsSourceGenerator()], parseOptions: ParseOptions)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out _, cancellationToken);
        return generated;
    }
}
