namespace TypedCollectives.Tests;

/// <summary>Ranks that meet through a managed root, all of them in this process.</summary>
internal static class World
{
    internal static readonly CommunicatorOptions Host = new() { Backend = BackendKind.Host };

    /// <summary>Makes a communicator a rank, the way one process a rank does.</summary>
    internal static async Task<CommunicatorClique> OpenAsync(int size, CommunicatorOptions? options = null)
    {
        UniqueId id = UniqueId.Create(Roots.OnLoopback());
        Communicator[] ranks = await Task.WhenAll(Enumerable.Range(0, size).Select(rank => Communicator.InitAsync(
            id, rank, size, rank, options ?? Host, TestContext.Current.CancellationToken)));
        return new CommunicatorClique([.. ranks], "", DeviceSet.OpenHost(1));
    }
}
