using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;
using TypedCollectives.AnalyzerHost;

namespace TypedCollectives.Analyzers.Tests.Verifiers;

/// <summary>What all tests of analyzers and fixes have in common.</summary>
internal static class TestSetup
{
    // The framework is given as references: an empty package list keeps the test from fetching one.
    public static readonly ReferenceAssemblies NoPackages = new("net10.0");

    public static string WithUsings(string source) => ExampleSource.WithUsings(source);

    public static string InMethod(string statements) => ExampleSource.InMethod(statements);

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
