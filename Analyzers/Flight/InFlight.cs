using Microsoft.CodeAnalysis.Operations;

namespace TypedCollectives.Analyzers.Flight;

/// <summary>A collective on a buffer.</summary>
internal sealed class InFlight(IInvocationOperation call, StreamIdentity stream, bool writes, string? completion, bool coversEachElement = false, StreamIdentity? computing = null)
{
    public IInvocationOperation Call { get; } = call;

    /// <summary>The stream it was put on.</summary>
    public StreamIdentity Stream { get; } = stream;

    /// <summary>Whether it writes the buffer.</summary>
    public bool Writes { get; } = writes;

    /// <summary>Whether it is about every element of a collection at once, not of one in each round of a loop.</summary>
    public bool CoversEachElement { get; } = coversEachElement;

    /// <summary>Whether the buffer is a bucket exchange's until the exchange is waited for.</summary>
    public bool IsExchanged => computing is not null;

    /// <summary>The same once the exchange is waited for: the computing stream goes on when it is done, and the host does not wait.</summary>
    public InFlight Awaited => field ??= new InFlight(Call, computing!, Writes, Completion, CoversEachElement);

    /// <summary>The expression whose <c>Synchronize</c> waits for it, where that can be told.</summary>
    public string? Completion { get; } = completion;
}
