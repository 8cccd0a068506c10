using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedCollectives.AnalyzerHost;

namespace TypedCollectives.RuleEval.Programs;

/// <summary>Compiles programs and runs the generator and the analyzers over them.</summary>
internal sealed class ProgramRunner(AnalyzerRun analyzers)
{
    // Binding the references costs more than a program: programs share a compilation, each in a namespace of its own.
    private const int BatchSize = 50;

    private const string Usings =
        "using System; using System.Collections.Generic; using System.Diagnostics; using System.IO; using System.Linq; "
        + "using System.Threading; using System.Threading.Tasks; using ILGPU; using ILGPU.Runtime; using TypedCollectives; "
        + "using TypedCollectives.Interop.Cuda; using TypedCollectives.Interop.Nccl; ";

    /// <summary>Analyses programs, on all processors.</summary>
    /// <returns>Their results.</returns>
    public async Task<IReadOnlyDictionary<ProgramSource, ProgramResult>> RunAsync(
        IEnumerable<ProgramSource> programs, CancellationToken cancellationToken)
    {
        var results = new ConcurrentDictionary<ProgramSource, ProgramResult>();
        CSharpCompilation references = Compilations.Empty("Programs", Compilations.LibraryReferences, new(
            OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true,
            specificDiagnosticOptions: AllAnalyzers.Strict));
        await Parallel.ForEachAsync(BatchesOf(programs.Distinct()), cancellationToken, async (batch, token) =>
        {
            foreach (ProgramResult result in await RunBatchAsync(references, batch, token))
                results.TryAdd(result.Source, result);
        });
        return results;
    }

    private static IEnumerable<ProgramSource[]> BatchesOf(IEnumerable<ProgramSource> programs) => programs
        .ToLookup(static program => program.IsAlone)
        .SelectMany(static group => group.Chunk(group.Key ? 1 : BatchSize));

    private async Task<IEnumerable<ProgramResult>> RunBatchAsync(
        CSharpCompilation references, ProgramSource[] batch, CancellationToken cancellationToken)
    {
        SyntaxTree[] trees = [.. batch.Select((program, index) => CSharpSyntaxTree.ParseText(
            $"{Usings}namespace P{index};\n{program.Declarations}\n", GeneratorRun.ParseOptions, $"P{index}.cs", cancellationToken: cancellationToken))];
        Compilation compilation = references.AddSyntaxTrees(trees).WithGenerated(cancellationToken);
        ILookup<string?, Diagnostic> errors = compilation.GetDiagnostics(cancellationToken)
            .Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .ToLookup(static diagnostic => diagnostic.Location.SourceTree?.FilePath);
        ILookup<string?, Diagnostic> reported = (await analyzers.OverAsync(compilation, cancellationToken))
            .ToLookup(static diagnostic => diagnostic.Location.SourceTree?.FilePath);
        return batch.Zip(trees, (program, tree) =>
            new ProgramResult(program, [.. errors[tree.FilePath]], [.. reported[tree.FilePath]]));
    }
}
