using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedCollectives.Generators.Tests.Harness;

/// <summary>One run of the generator over a compilation.</summary>
internal sealed class GeneratorRun
{
    private GeneratorRun(GeneratorDriver driver, Compilation before, Compilation after)
    {
        Driver = driver;
        Before = before;
        After = after;
        Result = driver.GetRunResult().Results.Single();
    }

    public GeneratorDriver Driver { get; }

    public Compilation Before { get; }

    public Compilation After { get; }

    public GeneratorRunResult Result { get; }

    /// <summary>All generated text, each file under its name.</summary>
    public string Text => string.Concat(Result.GeneratedSources
        .OrderBy(static source => source.HintName, StringComparer.Ordinal)
        .Select(static source => $"//// {source.HintName}\n{source.SourceText}"));

    public static GeneratorRun Of(params IEnumerable<string> sources) => Of(Compilations.Create(sources));

    public static GeneratorRun Of(Compilation compilation) => Continue(
        CSharpGeneratorDriver.Create(
            [new CollectivesGenerator().AsSourceGenerator()],
            parseOptions: Compilations.ParseOptions,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true)),
        compilation);

    /// <summary>Runs the same driver over an edited compilation.</summary>
    public GeneratorRun Rerun(Compilation edited) => Continue(Driver, edited);

    /// <summary>Asserts that the generated code brings no error and no warning, wherever the compiler would report it.</summary>
    public void CompilesAsBefore()
    {
        var before = Wrong(Before).ToHashSet();
        var brought = string.Join("\n", Wrong(After).Where(text => !before.Contains(text)));
        Assert.True(brought.Length == 0, brought);
    }

    /// <summary>The names of the methods of a type that generated files declare.</summary>
    public IEnumerable<string> MethodsAddedTo(string metadataName) =>
        After.GetTypeByMetadataName(metadataName)!.GetMembers().OfType<IMethodSymbol>()
            .Where(method => method.DeclaringSyntaxReferences.Any(reference => !Before.ContainsSyntaxTree(reference.SyntaxTree)))
            .Select(static method => method.Name);

    private static IEnumerable<string> Wrong(Compilation compilation) => compilation.GetDiagnostics()
        .Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
        .Select(static diagnostic => diagnostic.ToString());

    private static GeneratorRun Continue(GeneratorDriver driver, Compilation compilation)
    {
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out var after, out var diagnostics);
        Assert.Empty(diagnostics);
        var run = new GeneratorRun(driver, compilation, after);
        Assert.Null(run.Result.Exception);
        return run;
    }
}
