using Microsoft.CodeAnalysis;

namespace TypedCollectives.Analyzers.Distribution;

/// <summary>What a collective does to the buffers it is given.</summary>
internal sealed class Exchange(string operation, NamedBuffer? send, NamedBuffer? recv, bool addsUp, IOperation site)
{
    public string Operation { get; } = operation;

    public NamedBuffer? Send { get; } = send;

    /// <summary>What is written; <see cref="Send"/> where there is one buffer only.</summary>
    public NamedBuffer? Recv { get; } = recv;

    /// <summary>Whether it is a sum or a product, which equal values on all ranks change.</summary>
    public bool AddsUp { get; } = addsUp;

    /// <summary>Where it stands in the source: the argument, or the whole call.</summary>
    public IOperation Site { get; } = site;

    public bool IsInPlace => Send is not null && Recv is not null && SymbolEqualityComparer.Default.Equals(Send.Symbol, Recv.Symbol);
}
