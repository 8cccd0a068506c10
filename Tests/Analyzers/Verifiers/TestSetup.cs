using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;
using TypedCollectives.AnalyzerHost;

namespace TypedCollectives.Analyzers.Tests.Verifiers;

/// <summary>What all tests of analyzers and fixes have in common.</summary>
internal static class TestSetup
{
    /// <summary>What a source that calls the native libraries begins with.</summary>
    private const string NativeUsings = "using TypedCollectives.Interop.Cuda; using TypedCollectives.Interop.Nccl; ";

    // The framework is given as references: an empty package list keeps the test from fetching one.
    public static readonly ReferenceAssemblies NoPackages = new("net10.0");

    public static string WithUsings(string source) => ExampleSource.WithUsings(source);

    public static string InMethod(string statements) => ExampleSource.InMethod(statements);

    /// <summary>A source whose statements stand in a method with raw communicators at hand.</summary>
    public static string InNativeMethod(string statements) => NativeUsings + WithUsings($$"""
        public static unsafe class C
        {
            public static void M(NcclComm[] comms, NcclComm* pointer, NcclComm comm, NcclComm other, NcclUniqueId id, void* a, void* b,
                CUstream[] streams, CUstream stream, int rank, int size, int n, bool flag)
            {
        {{statements.ReplaceLineEndings("\n")}}
            }

            private static void AllReduce(NcclComm comm, void* data, CUstream stream) =>
                Check(NcclNative.ncclAllReduce(data, data, 8, NcclDataType.Float32, NcclRedOp.Sum, comm, stream));

            private static void Check(NcclResult result)
            {
                if (result != NcclResult.Success) throw new InvalidOperationException();
            }
        }
        """);

    public static Solution Configure(Solution solution, ProjectId project, bool referencesCollectives)
    {
        var options = (CSharpCompilationOptions)solution.GetProject(project)!.CompilationOptions!;
        var parse = (CSharpParseOptions)solution.GetProject(project)!.ParseOptions!;
        solution = solution
            .WithProjectCompilationOptions(project, options.WithNullableContextOptions(NullableContextOptions.Enable).WithAllowUnsafe(true))
            .WithProjectParseOptions(project, parse.WithLanguageVersion(LanguageVersion.CSharp14))
            .AddMetadataReferences(project, PlatformReferences.Framework);
        return referencesCollectives ? solution.AddMetadataReferences(project, PlatformReferences.Collectives) : solution;
    }
}
