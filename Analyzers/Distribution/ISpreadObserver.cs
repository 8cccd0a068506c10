using Microsoft.CodeAnalysis;

namespace TypedCollectives.Analyzers.Distribution;

/// <summary>Is told of what may be a mistake, and of what makes up for one.</summary>
internal interface ISpreadObserver
{
    /// <summary>Values go into a buffer or a member.</summary>
    void OnStore(ISymbol target, Mixture values, BufferState source, IOperation site);

    /// <summary>A buffer that is the same on every rank is summed up.</summary>
    void OnRepeated(NamedBuffer buffer, Exchange exchange);

    /// <summary>A buffer that lies in one way comes where another is declared.</summary>
    void OnMismatch(NamedBuffer buffer, BufferState state, string place, Spread declared, IOperation site);

    /// <summary>A collective leaves a result in a buffer that is declared to lie otherwise.</summary>
    void OnResult(NamedBuffer buffer, Spread result, Spread declared, Exchange exchange);

    /// <summary>A buffer is made the same on every rank; without one, any buffer may be.</summary>
    void OnRestored(ISymbol? buffer);
}
