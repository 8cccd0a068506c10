using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace TypedCollectives.Analyzers.Uniformity;

/// <summary>What is known of variables and captured values at one point of a function.</summary>
internal sealed class UniformityState
{
    private readonly Dictionary<ISymbol, ValueVariance> _symbols;
    private readonly Dictionary<CaptureId, ValueVariance> _captures;

    public UniformityState()
    {
        _symbols = new(SymbolEqualityComparer.Default);
        _captures = [];
    }

    private UniformityState(UniformityState other)
    {
        _symbols = new(other._symbols, SymbolEqualityComparer.Default);
        _captures = new(other._captures);
    }

    public UniformityState Clone() => new(this);

    public bool TryGet(ISymbol symbol, out ValueVariance value) => _symbols.TryGetValue(symbol, out value);

    public ValueVariance Get(CaptureId capture) => _captures.TryGetValue(capture, out var value) ? value : ValueVariance.Uniform;

    public void Set(ISymbol symbol, ValueVariance value) => _symbols[symbol] = value;

    public void Set(CaptureId capture, ValueVariance value) => _captures[capture] = value;

    /// <summary>Takes in what another path brings.</summary>
    /// <returns>Whether that changed anything.</returns>
    public bool JoinWith(UniformityState other) => Join(_symbols, other._symbols) | Join(_captures, other._captures);

    private static bool Join<TKey>(Dictionary<TKey, ValueVariance> target, Dictionary<TKey, ValueVariance> source)
        where TKey : notnull
    {
        var changed = false;
        foreach (var entry in source)
        {
            if (!target.TryGetValue(entry.Key, out var old))
            {
                target.Add(entry.Key, entry.Value);
                changed = true;
                continue;
            }

            var joined = old.Join(entry.Value);
            if (joined.IsSameAs(old))
                continue;
            target[entry.Key] = joined;
            changed = true;
        }

        return changed;
    }
}
