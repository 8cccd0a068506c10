using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedCollectives.AnalyzerHost;

namespace TypedCollectives.RuleEval.Programs;

/// <summary>Makes compilations without sources, whose references are bound once and shared by all that are made from them.</summary>
internal static class Compilations
{
    /// <summary>The framework and the SDK.</summary>
    public static ImmutableArray<MetadataReference> LibraryReferences { get; } =
        PlatformReferences.Framework.AddRange(PlatformReferences.Collectives);

    public static CSharpCompilation Empty(
        string assemblyName, ImmutableArray<MetadataReference> references, CSharpCompilationOptions options)
    {
        var compilation = CSharpCompilation.Create(assemblyName, [], references, options);
        // Asking for a symbol binds the references; compilations made from this one start from there.
        compilation.GetSpecialType(SpecialType.System_Object);
        return compilation;
    }
}
