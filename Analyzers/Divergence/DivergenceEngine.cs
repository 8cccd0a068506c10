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

    public TResult Run<TResult>(Func<FunctionSequences, TResult> work)
    {
        lock (_gate)
            return work(_sequences);
    }
}
