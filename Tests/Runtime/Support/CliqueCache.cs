using System.Collections.Concurrent;

namespace TypedCollectives.Tests;

/// <summary>Cliques of every size, made once a test class: a clique that did nothing wrong can be used again.</summary>
public sealed class CliqueCache : IDisposable
{
    private readonly ConcurrentDictionary<(BackendKind Backend, int Ranks), CommunicatorClique> _cliques = new();

    public CommunicatorClique Of(BackendKind backend, int ranks) => _cliques.GetOrAdd(
        (backend, ranks), key => Communicator.InitAll(key.Ranks, new CommunicatorOptions { Backend = key.Backend }));

    public void Dispose()
    {
        foreach (CommunicatorClique clique in _cliques.Values)
            clique.Dispose();
    }
}
