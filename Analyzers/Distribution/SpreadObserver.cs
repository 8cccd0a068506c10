using Microsoft.CodeAnalysis;
using TypedCollectives.Analyzers.Rules;

namespace TypedCollectives.Analyzers.Distribution;

/// <summary>Collects what is found in one block, in order.</summary>
internal sealed class SpreadObserver(DeclaredSpreads? declared) : ISpreadObserver
{
    private readonly List<(Finding Finding, int Position)> _findings = [];
    private readonly List<ISymbol?> _restored = [];

    /// <summary>One that takes no notice.</summary>
    public static SpreadObserver None { get; } = new(declared: null);

    /// <summary>What was found, each with the number of restorations before it.</summary>
    public IReadOnlyList<(Finding Finding, int Position)> Findings => _findings;

    /// <summary>Whether a buffer is made the same on every rank after a position.</summary>
    public bool RestoresAfter(int position, ISymbol buffer) => _restored
        .Skip(position)
        .Any(restored => restored is null || SymbolEqualityComparer.Default.Equals(restored, buffer));

    public void OnStore(ISymbol target, Mixture values, BufferState source, IOperation site)
    {
        if (declared?.Of(target) == Spread.Replicated && values is { Varies: true, Source: { } buffer })
        {
            Add(
                Diagnostic.Create(
                    DistributionRules.UnreducedUpdate, site.Syntax.GetLocation(), target.Name, buffer.Symbol.Name, values.Spread.ToWords()),
                target,
                source,
                buffer.Symbol);
        }
    }

    public void OnRepeated(NamedBuffer buffer, Exchange exchange) => Add(
        Diagnostic.Create(
            DistributionRules.RepeatedReduction, exchange.Site.Syntax.GetLocation(), buffer.Symbol.Name, exchange.Operation),
        target: null,
        source: default,
        buffer.Symbol);

    public void OnMismatch(NamedBuffer buffer, BufferState state, string place, Spread expected, IOperation site) => Add(
        Diagnostic.Create(
            DistributionRules.DistributionMismatch,
            site.Syntax.GetLocation(),
            $"'{buffer.Symbol.Name}'",
            $"is {state.Spread.ToWords()}",
            place,
            expected.ToWords()),
        target: null,
        state.Spread == Spread.PerRank ? state : default,
        buffer.Symbol);

    public void OnResult(NamedBuffer buffer, Spread result, Spread expected, Exchange exchange) => Add(
        Diagnostic.Create(
            DistributionRules.DistributionMismatch,
            exchange.Site.Syntax.GetLocation(),
            $"'{exchange.Operation}'",
            $"leaves a {result.ToWords()} result in '{buffer.Symbol.Name}'",
            "the buffer",
            expected.ToWords()),
        expected == Spread.Replicated ? buffer.Symbol : null,
        source: default,
        buffer.Symbol);

    public void OnRestored(ISymbol? buffer)
    {
        if (declared is not null)
            _restored.Add(buffer);
    }

    private void Add(Diagnostic diagnostic, ISymbol? target, BufferState source, ISymbol sourceSymbol)
    {
        if (declared is not null)
            _findings.Add((new Finding(diagnostic, target, source, sourceSymbol), _restored.Count));
    }
}
