using System.Globalization;

namespace TypedCollectives.Samples.NcclDemo.Worlds;

/// <summary>Processes that <c>collectives run</c>, torchrun, srun or a shell started: the id travels the way the environment says.</summary>
internal sealed class RendezvousWorld(IRendezvous rendezvous) : IWorld
{
    private const string LocalSizeVariable = "LOCAL_WORLD_SIZE";

    public string Description => rendezvous.Description;

    public int Rank => rendezvous.Rank;

    public int Size => rendezvous.Size;

    /// <summary>As the launcher says; all processes are on one host if it says nothing.</summary>
    public int LocalRank => rendezvous.LocalRank ?? rendezvous.Rank;

    public int LocalSize => int.TryParse(
        Environment.GetEnvironmentVariable(LocalSizeVariable), NumberStyles.None, CultureInfo.InvariantCulture, out int size) ? size : Size;

    public Task<UniqueId> ShareAsync(Func<UniqueId> create, CancellationToken cancellationToken) =>
        rendezvous.ExchangeAsync(create, cancellationToken);

    public ValueTask DisposeAsync() => rendezvous.DisposeAsync();
}
