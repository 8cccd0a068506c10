using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;

namespace TypedCollectives.Analyzers.Tests.Verifiers;

/// <summary>What all tests of analyzers and fixes have in common.</summary>
internal static class TestSetup
{
    /// <summary>What every test source begins with, on one line.</summary>
    private const string Usings =
        "using System; using System.Collections.Generic; using System.Linq; using System.Threading; using System.Threading.Tasks; "
        + "using ILGPU; using ILGPU.Runtime; using TypedCollectives;\n";

    /// <summary>What a source that calls the native libraries begins with instead.</summary>
    private const string NativeUsings = "using TypedCollectives.Interop.Cuda; using TypedCollectives.Interop.Nccl; ";

    // The framework is given as references: an empty package list keeps the test from fetching one.
    public static readonly ReferenceAssemblies NoPackages = new("net10.0");

    public static string WithUsings(string source) => Usings + source;

    /// <summary>A source whose statements stand in a method with the usual things at hand.</summary>
    public static string InMethod(string statements) => WithUsings($$"""
        public class C
        {
            private readonly CommunicatorClique _clique = null!;
            public CommunicatorClique Clique { get; set; } = null!;

            public void M(CommunicatorClique clique, Communicator[] comms, List<Communicator> list, IEnumerable<Communicator> sequence,
                Communicator comm, ArrayView<float>[] buffers, ArrayView<float> view, float[] array, int n, bool flag)
            {
        {{statements.ReplaceLineEndings("\n")}}
            }
        }
        """);

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
            .AddMetadataReferences(project, TestReferences.Framework);
        return referencesCollectives ? solution.AddMetadataReferences(project, TestReferences.Collectives) : solution;
    }
}
