using System.Runtime.CompilerServices;
using TypedCollectives.Analyzers.Sequences;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Divergence;

/// <summary>The one set of sequences and uniformities of a compilation. It is worked on by one thread at a time.</summary>
internal sealed class DivergenceEngine
{
    private static readonly ConditionalWeakTable<KnownSymbols, DivergenceEngine> Cache = new();

    private readonly object _gate = new();
    private readonly FunctionSequences _sequences;

    private DivergenceEngine(KnownSymbols known) => _sequences = new FunctionSequences(known);

    public static DivergenceEngine For(KnownSymbols known) => Cache.GetValue(known, static known => new DivergenceEngine(known));

    /// <summary>Does some work on it.</summary>
    /// <returns>
    /// <see langword="null"/> where the code is nested beyond what the stack holds: that must not end the compiler, and nothing is said of it.
    /// </returns>
    public TResult? Run<TResult>(Func<FunctionSequences, TResult> work)
        where TResult : class
    {
        lock (_gate)
        {
            try
            {
                return work(_sequences);
            }
            catch (InsufficientExecutionStackException)
            {
                return null;
            }
        }
    }
}
