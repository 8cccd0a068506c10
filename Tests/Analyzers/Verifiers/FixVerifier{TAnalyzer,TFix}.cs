using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace TypedCollectives.Analyzers.Tests.Verifiers;

/// <summary>Runs a fix, one diagnostic at a time and then for a document, a project and the solution at once.</summary>
internal static class FixVerifier<TAnalyzer, TFix>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    public static Task VerifyAsync(string before, string after) => VerifyFilesAsync([before], [after]);

    public static Task VerifyMethodAsync(string before, string after) =>
        RunAsync([TestSetup.InMethod(before)], [TestSetup.InMethod(after)]);

    /// <summary>Verifies that the diagnostic is there and no fix is offered.</summary>
    public static Task VerifyNoFixAsync(string statements) => VerifyMethodAsync(statements, statements);

    /// <summary>Verifies the fix over several files of several projects.</summary>
    public static Task VerifyFilesAsync(string[] before, string[] after) =>
        RunAsync([.. before.Select(TestSetup.WithUsings)], [.. after.Select(TestSetup.WithUsings)]);

    /// <summary>Verifies the fix over a file as it is.</summary>
    public static Task VerifyRawAsync(string before, string after) => RunAsync([before], [after]);

    private static Task RunAsync(string[] before, string[] after)
    {
        var test = new CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier>
        {
            ReferenceAssemblies = TestSetup.NoPackages,
            CodeActionEquivalenceKey = typeof(TFix).Name,
        };
        foreach (var (i, source) in before.Index())
            test.TestState.Sources.Add(($"/0/Test{i}.cs", source));
        foreach (var (i, source) in after.Index())
            test.FixedState.Sources.Add(($"/0/Test{i}.cs", source));
        test.SolutionTransforms.Add(static (solution, project) => TestSetup.Configure(solution, project, referencesCollectives: true));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }
}
