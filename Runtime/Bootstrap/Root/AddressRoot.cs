namespace TypedCollectives;

/// <summary>The root of an id that is nothing but an address, as of NCCL_COMM_ID: rank 0 is it, unless its process already is.</summary>
internal static class AddressRoot
{
    /// <summary>Starts it where it is this rank's to start; to be disposed when the rank has joined.</summary>
    internal static BootstrapRoot? StartFor(UniqueId id, int rank, TimeSpan timeout, CancellationToken cancellationToken) =>
        rank == 0 && id.Describe().Origin == UniqueIdOrigin.Address && BootstrapRoot.Find(id) is null
            ? BootstrapRoot.Start(new UniqueIdOptions { EndPoint = id.EndPoint, Timeout = timeout, CancellationToken = cancellationToken })
            : null;
}
