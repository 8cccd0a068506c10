using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedCollectives.AnalyzerHost;

/// <summary>Makes the code of an example a whole source file.</summary>
internal static class ExampleSource
{
    // On one line, so that a line of the example stays the line after it.
    private const string Usings =
        "using System; using System.Collections.Generic; using System.Linq; using System.Threading; using System.Threading.Tasks; "
        + "using ILGPU; using ILGPU.Runtime; using TypedCollectives;\n";

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

    /// <summary>The source of an example of a page: declarations as they are, statements in a method.</summary>
    public static string Of(string code) =>
        SyntaxFactory.ParseCompilationUnit(code, options: GeneratorRun.ParseOptions).Members.Any(static member => member is GlobalStatementSyntax)
            ? InMethod(code)
            : WithUsings(code);
}
