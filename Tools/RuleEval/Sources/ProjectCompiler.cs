using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedCollectives.AnalyzerHost;
using TypedCollectives.RuleEval.Programs;

namespace TypedCollectives.RuleEval.Sources;

/// <summary>Compiles the projects of the repository as their builds do.</summary>
internal static class ProjectCompiler
{
    private const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; "
        + "global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. Compilations.LibraryReferences,
        .. PlatformReferences.Libraries(
            "xunit", "CsCheck", "ScottPlot", "SkiaSharp", "Spectre", "System.CommandLine", "System.Numerics.Tensors", "CommunityToolkit"),
    ];

    public static SourceUnit Compile(SourceProject project, string root)
    {
        ImmutableArray<SyntaxTree> own = [.. Parse(project.Folder, root)];
        IEnumerable<SyntaxTree> shared = project.Shares.SelectMany(shared => Parse(shared, root));
        SyntaxTree usings = CSharpSyntaxTree.ParseText(
            ImplicitUsings + (project.IsTest ? " global using Xunit;" : ""), GeneratorRun.ParseOptions, "Usings.g.cs");
        return new(project.Folder, Create(project.AssemblyName, project.OutputKind).AddSyntaxTrees([usings, .. own, .. shared]).WithGenerated(), own);
    }

    /// <summary>Compiles whatever lies below a folder as one assembly.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="libraries">The assemblies it needs besides the framework and the SDK.</param>
    public static Compilation CompileAll(string folder, params IEnumerable<string> libraries) => Create("Sources").AddReferences(
        libraries.Select(static path => MetadataReference.CreateFromFile(path))).AddSyntaxTrees(
    [
        CSharpSyntaxTree.ParseText(ImplicitUsings, GeneratorRun.ParseOptions, "Usings.g.cs"),
        .. FilesBelow(folder, folder).AsParallel().AsOrdered().Select(static path =>
            CSharpSyntaxTree.ParseText(File.ReadAllText(path), GeneratorRun.ParseOptions, path)),
    ]);

    /// <summary>An assembly without sources. What it suppresses is reported as suppressed.</summary>
    public static CSharpCompilation Create(string assemblyName, OutputKind kind = OutputKind.DynamicallyLinkedLibrary) =>
        Compilations.Empty(assemblyName, References, new(
            kind, reportSuppressedDiagnostics: true, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));

    private static IEnumerable<SyntaxTree> Parse(string place, string root) => FilesAt(Path.Combine(root, place), root).Select(path =>
        CSharpSyntaxTree.ParseText(File.ReadAllText(path), GeneratorRun.ParseOptions, Path.GetRelativePath(root, path)));

    private static IEnumerable<string> FilesAt(string place, string root) => File.Exists(place) ? [place] : FilesBelow(place, root);

    private static IEnumerable<string> FilesBelow(string folder, string root) =>
        Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.EndsWith(".verified.cs", StringComparison.Ordinal)
                && !Path.GetRelativePath(root, path).Split(Path.DirectorySeparatorChar).Any(static part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal);
}
