using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TypedCollectives.RuleEval.Sources;

/// <summary>Sources that are compiled together.</summary>
/// <param name="Name">The project or the example.</param>
/// <param name="Compilation">The compilation, with what the generator added.</param>
/// <param name="Trees">The trees that somebody wrote.</param>
internal sealed record SourceUnit(string Name, Compilation Compilation, ImmutableArray<SyntaxTree> Trees)
{
    // What the framework's own generators would write: bodies, and what these assign.
    private static readonly ImmutableArray<string> WithoutGenerators = ["CS8795", "CS0165"];

    /// <summary>What keeps it from being measured: the first error of the compiler.</summary>
    public Diagnostic? Error { get; } =
        Compilation.GetDiagnostics().FirstOrDefault(Breaks);

    /// <summary>Whether a source with such an error is none of the project's.</summary>
    public static bool Breaks(Diagnostic diagnostic) =>
        diagnostic.Severity == DiagnosticSeverity.Error && !WithoutGenerators.Contains(diagnostic.Id);
}
