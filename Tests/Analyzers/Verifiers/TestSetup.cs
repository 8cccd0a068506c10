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
