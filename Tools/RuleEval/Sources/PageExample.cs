using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedCollectives.AnalyzerHost;

namespace TypedCollectives.RuleEval.Sources;

/// <summary>The code of the repository's pages: the right examples of the rules, and all of the guide.</summary>
internal static partial class PageExample
{
    public static IEnumerable<SourceUnit> All(string root)
    {
        CSharpCompilation references = ProjectCompiler.Create("Example");
        foreach (string page in Pages(root))
        {
            string text = File.ReadAllText(page).ReplaceLineEndings("\n");
            foreach (Match match in Block().Matches(text))
            {
                string code = match.Groups["code"].Value;
                if (code.StartsWith("// wrong", StringComparison.Ordinal) || code.StartsWith("#pragma", StringComparison.Ordinal))
                    continue;
                int line = text.AsSpan(0, match.Index).Count('\n') + 2;
                yield return Compile(references, $"{Path.GetRelativePath(root, page)}:{line}", code);
            }
        }
    }

    /// <summary>Compiles an example in the first surroundings it fits in: it may declare what others find there.</summary>
    private static SourceUnit Compile(CSharpCompilation references, string name, string code)
    {
        SourceUnit? unit = null;
        foreach (string source in (string[])
        [
            ExampleSource.Of(code),
            ExampleSource.WithUsings($$"""class C { void M(CommunicatorClique clique, ArrayView<float>[] buffers) { {{code}} } }"""),
            ExampleSource.WithUsings($$"""class C { void M() { {{code}} } }"""),
            ExampleSource.WithUsings($$"""static partial class C { {{code}} }"""),
        ])
        {
            SyntaxTree tree = CSharpSyntaxTree.ParseText(source, GeneratorRun.ParseOptions, name);
            unit = new(name, references.AddSyntaxTrees(tree).WithGenerated(), [tree]);
            if (unit.Error is null)
                break;
        }

        return unit!;
    }

    private static IEnumerable<string> Pages(string root) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(root, "docs", "rules"), "TC*.md").Order(StringComparer.Ordinal),
        .. Directory.EnumerateFiles(Path.Combine(root, "docs", "guide"), "*.md").Order(StringComparer.Ordinal),
        Path.Combine(root, "README.md"),
    ];

    [GeneratedRegex("^```csharp\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
