using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedCollectives.AnalyzerHost;
using TypedCollectives.Analyzers.Tests.Pages;

namespace TypedCollectives.Analyzers.Tests.Agreement;

/// <summary>
/// Generator and rules agree on a source: what a TC9xxx rule refuses is not generated, what is not generated is explained by one.
/// Every test of those rules asks this too.
/// </summary>
internal static class GeneratorAgreement
{
    private const string Prefix = "TC9";

    // Two requests for one name: which of them is served cannot be told from the output.
    private const string NameTaken = "TC9006";

    // It refuses the class of a bucket; the buffer's own method is generated. The generator's tests hold that the class is not.
    private const string Bucket = "TC9012";

    public static async Task VerifyAsync(string source, CancellationToken cancellationToken)
    {
        var generated = PageExamples.Generate(source, cancellationToken);
        var found = await generated.WithAnalyzers(AllAnalyzers.Instances).GetAnalyzerDiagnosticsAsync(cancellationToken);
        var reported = found.Where(static diagnostic => diagnostic.Id.StartsWith(Prefix, StringComparison.Ordinal)).ToList();
        foreach (var request in new Requests(generated, generated.SyntaxTrees.First()).All())
        {
            if (!request.IsServed)
                Assert.True(reported.Any(request.IsExplainedBy), $"{request.Name} is neither generated nor explained");
            else
            {
                Assert.All(reported.Where(request.IsRefusedBy), diagnostic =>
                    Assert.True(diagnostic.Id is NameTaken or Bucket, $"{request.Name} is generated in spite of {diagnostic}"));
            }
        }
    }
}
