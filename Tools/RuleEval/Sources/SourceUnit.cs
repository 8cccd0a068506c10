using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TypedCollectives.RuleEval.Sources;

/// <summary>Sources that are compiled together.</summary>
/// <param name="Name">The project or the example.</param>
/// <param name="Compilation">The compilation, with what the generator added.</param>
/// <param name="Trees">The trees that somebody wrote.</param>
internal sealed record SourceUnit(string Name, Compilation Compilation, ImmutableArray<SyntaxTree> Trees)
{
    // The bodies that the framework's own generators write.
    private const string MissingBody = "CS8795";

    /// <summary>What keeps it from being measured: the first error of the compiler.</summary>
    public Diagnostic? Error { get; } =
        Compilation.GetDiagnostics().FirstOrDefault(static diagnostic =>
            diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id != MissingBody);
}
