using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedCollectives.Generators.Tests.Harness;

/// <summary>Compiles sources against the runtime, ILGPU and the platform the tests themselves run on.</summary>
internal static class Compilations
{
    private static readonly CSharpParseOptions DefaultParseOptions =
        new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    private static readonly ImmutableArray<MetadataReference> DefaultReferences =
        [
            .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
                .Split(Path.PathSeparator)
                .Select(static path => MetadataReference.CreateFromFile(path)),
        ];

    public static CSharpCompilation Create(params IEnumerable<string> sources) => CSharpCompilation.Create(
        "Consumer",
        sources.Select(static (source, index) => Parse(source, $"Source{index}.cs")),
        DefaultReferences,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            allowUnsafe: true,
            warningLevel: 9999,
            nullableContextOptions: NullableContextOptions.Enable));

    public static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(source, DefaultParseOptions, path);

    public static CSharpParseOptions ParseOptions => DefaultParseOptions;
}
