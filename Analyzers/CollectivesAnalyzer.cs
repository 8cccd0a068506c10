using Microsoft.CodeAnalysis.Diagnostics;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers;

/// <summary>The base of every analyzer: a project that does not reference TypedCollectives costs nothing.</summary>
public abstract class CollectivesAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (KnownSymbols.For(start.Compilation) is { } known)
                Register(start, known);
        });
    }

    /// <summary>Registers the analyzer's actions for a compilation that references TypedCollectives.</summary>
    private protected abstract void Register(CompilationStartAnalysisContext context, KnownSymbols known);
}
