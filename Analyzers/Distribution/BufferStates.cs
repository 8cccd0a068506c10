using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TypedCollectives.Analyzers.Distribution;

/// <summary>What is known of all buffers at one point of a method.</summary>
internal sealed class BufferStates
{
    private readonly ImmutableDictionary<ISymbol, BufferState> _states;
    private readonly Func<ISymbol, BufferState> _atEntry;

    public BufferStates(Func<ISymbol, BufferState> atEntry)
        : this(ImmutableDictionary.Create<ISymbol, BufferState>(SymbolEqualityComparer.Default), atEntry)
    {
    }

    private BufferStates(ImmutableDictionary<ISymbol, BufferState> states, Func<ISymbol, BufferState> atEntry)
    {
        _states = states;
        _atEntry = atEntry;
    }

    public BufferState this[ISymbol symbol] => _states.TryGetValue(symbol, out var state) ? state : _atEntry(symbol);

    /// <summary>The buffers of which something else is known than at the method's beginning.</summary>
    public IEnumerable<ISymbol> Changed => _states.Keys;

    public BufferStates With(ISymbol symbol, BufferState state) => new(_states.SetItem(symbol, state), _atEntry);

    /// <summary>What is known where two paths meet.</summary>
    public BufferStates Join(BufferStates other)
    {
        var joined = _states;
        foreach (var symbol in _states.Keys.Concat(other._states.Keys))
            joined = joined.SetItem(symbol, BufferState.Join(this[symbol], other[symbol]));
        return new(joined, _atEntry);
    }

    public bool IsSameAs(BufferStates other) =>
        _states.Count == other._states.Count
        && _states.All(state => other._states.TryGetValue(state.Key, out var known) && known.Equals(state.Value));
}
