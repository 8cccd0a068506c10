using System.Globalization;
using System.Net;

namespace TypedCollectives;

/// <summary>A rank on its way in: what it knows, and how it says so.</summary>
/// <param name="Id">The id.</param>
/// <param name="Rank">The rank.</param>
/// <param name="Size">The number of ranks.</param>
/// <param name="Root">Where the root listens.</param>
/// <param name="Deadline">When it gives up.</param>
internal sealed record Joining(UniqueId Id, int Rank, int Size, IPEndPoint Root, Deadline Deadline)
{
    internal int NextRank => (Rank + 1) % Size;

    internal int PatienceMilliseconds
        => Deadline.Left == Timeout.InfiniteTimeSpan ? -1 : (int)Math.Min(Deadline.Left.TotalMilliseconds, int.MaxValue);

    /// <summary>Whether a call-back is the root's: only the next rank can have written what it holds, if the id has a secret.</summary>
    internal bool Accepts(byte[] info) => !Id.IsManaged || ManagedConnectInfo.IsProven(info, Id.Secret, NextRank, Size);

    /// <summary>The next rank's ring listener.</summary>
    /// <exception cref="CollectiveException">The next rank is not a managed one.</exception>
    internal IPEndPoint RingAddress(byte[] info)
        => ManagedConnectInfo.IsProven(info, Id.Secret, NextRank, Size) && NcclSocketAddress.TryRead(info, out IPEndPoint address)
            ? address
            : throw new CollectiveException(
                $"{this}: rank {NextRank} joined with native NCCL; every rank of an id uses the same kind of backend.");

    internal CollectiveException Told(FailureText failure)
        => failure.IsTimeout ? new CollectiveTimeoutException($"{this}: {failure.Text}") : new CollectiveException($"{this}: {failure.Text}");

    internal CollectiveTimeoutException TimedOut(string what)
        => new(string.Create(CultureInfo.InvariantCulture, $"{this} within {Deadline.Timeout.TotalSeconds:0.###} s: {what}."));

    /// <inheritdoc/>
    public override string ToString() => $"Rank {Rank} of {Size} could not join through the root at {Root}";
}
