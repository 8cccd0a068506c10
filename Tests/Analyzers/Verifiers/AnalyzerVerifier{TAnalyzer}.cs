using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;
using TypedCollectives.Analyzers.Rules;
using TypedCollectives.Analyzers.Tests.Agreement;

namespace TypedCollectives.Analyzers.Tests.Verifiers;

/// <summary>Runs an analyzer over marked-up sources: <c>[|span|]</c> or <c>{|TC9005:span|}</c> is where a diagnostic is due.</summary>
internal static class AnalyzerVerifier<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    // Where the compiler puts what the generator writes.
    private const string GeneratedPath = "/0/TypedCollectives.Generators/TypedCollectives.Generators.CollectivesGenerator/Test.g.cs";

    private static readonly bool ReadsWhatTheGeneratorReads =
        new TAnalyzer().SupportedDiagnostics.Any(static rule => rule.Category == RuleCategories.Generation);

    public static Task VerifyAsync(string source, params DiagnosticResult[] expected) =>
        RunAsync(TestSetup.WithUsings(source), expected);

    public static Task VerifyMethodAsync(string statements, params DiagnosticResult[] expected) =>
        RunAsync(TestSetup.InMethod(statements), expected);

    /// <summary>Runs it over a file as it is.</summary>
    public static Task VerifyRawAsync(string source) => RunAsync(source, []);

    /// <summary>Runs it over statements that call the native library.</summary>
    public static Task VerifyNativeAsync(string statements, params DiagnosticResult[] expected) =>
        RunAsync(TestSetup.InNativeMethod(statements), expected);

    /// <summary>Runs it without a reference to TypedCollectives.</summary>
    public static Task VerifyUnreferencedAsync(string source) => RunAsync(source, [], referencesCollectives: false);

    /// <summary>Runs it on a source with a second one that a generator wrote.</summary>
    public static Task VerifyWithGeneratedAsync(string source, string generated) =>
        RunAsync(TestSetup.WithUsings(source), [], generated: TestSetup.WithUsings(generated));

    private static async Task RunAsync(
        string source, DiagnosticResult[] expected, bool referencesCollectives = true, string? generated = null)
    {
        var test = new CSharpAnalyzerTest<TAnalyzer, DefaultVerifier>
        {
            TestCode = source,
            ReferenceAssemblies = TestSetup.NoPackages,
        };
        if (generated is not null)
            test.TestState.Sources.Add((GeneratedPath, generated));
        test.SolutionTransforms.Add((solution, project) => TestSetup.Configure(solution, project, referencesCollectives));
        test.ExpectedDiagnostics.AddRange(expected);
        await test.RunAsync(TestContext.Current.CancellationToken);

        if (ReadsWhatTheGeneratorReads && referencesCollectives && generated is null)
        {
            TestFileMarkupParser.GetSpans(source, out var unmarked, out ImmutableArray<TextSpan> _);
            await GeneratorAgreement.VerifyAsync(unmarked, TestContext.Current.CancellationToken);
        }
    }
}
