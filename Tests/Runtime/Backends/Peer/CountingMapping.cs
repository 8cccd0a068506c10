namespace TypedCollectives.Tests.Backends.Peer;

/// <summary>Maps nothing, and counts how often it is ended.</summary>
internal sealed class CountingMapping : IDisposable
{
    internal int Disposals { get; private set; }

    public void Dispose() => Disposals++;
}
