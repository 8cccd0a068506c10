namespace TypedCollectives;

/// <summary>The root of an id that is nothing but an address, as of NCCL_COMM_ID: rank 0 is it, unless its process already is.</summary>
internal static class AddressRoot
{
    /// <summary>Starts it where it is this rank's to start. It ends by itself, when all ranks have joined or its time is up.</summary>
    internal static BootstrapRoot? StartFor(UniqueId id, int rank, TimeSpan timeout, CancellationToken cancellationToken) =>
        rank == 0 && id.Describe().Origin == UniqueIdOrigin.Address && BootstrapRoot.Find(id) is null
            ? BootstrapRoot.Start(new UniqueIdOptions { EndPoint = id.EndPoint, Timeout = timeout, CancellationToken = cancellationToken })
            : null;
}
