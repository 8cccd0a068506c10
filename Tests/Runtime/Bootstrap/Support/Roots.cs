using System.Net;

namespace TypedCollectives.Tests;

/// <summary>Managed roots and ranks on this machine's loopback interface.</summary>
internal static class Roots
{
    /// <summary>Longer than anything takes on a busy machine: only a hang gets there.</summary>
    internal static readonly TimeSpan Long = TimeSpan.FromSeconds(60);

    internal static UniqueIdOptions OnLoopback(TimeSpan? timeout = null) => new() { Interface = "=lo", Timeout = timeout ?? Long };

    /// <summary>Checks one managed rank in; its ring listener is made up from its number.</summary>
    internal static Task<RingNeighbour> CheckInAsync(UniqueId id, int rank, int size, TimeSpan? timeout = null)
        => RootClient.CheckInAsync(
            id, rank, size, RingListener(rank), IPAddress.Loopback, timeout ?? Long, TestContext.Current.CancellationToken);

    internal static IPEndPoint RingListener(int rank) => new(new IPAddress([10, 1, (byte)(rank >> 8), (byte)rank]), 1000 + rank);

    /// <summary>Joins every rank, checks that each knows the next one, and says that they are ready.</summary>
    internal static async Task JoinAllAsync(UniqueId id, int size)
    {
        RingNeighbour[] neighbours = await Task.WhenAll(Enumerable.Range(0, size).Select(rank => CheckInAsync(id, rank, size)));
        for (int rank = 0; rank < size; rank++)
        {
            using RingNeighbour neighbour = neighbours[rank];
            Assert.Equal((rank + 1) % size, neighbour.Rank);
            Assert.Equal(RingListener((rank + 1) % size), neighbour.Address);
            await neighbour.ReadyAsync(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>The failure of each of some ranks that cannot join.</summary>
    internal static async Task<CollectiveException[]> FailuresAsync(IEnumerable<Task<RingNeighbour>> ranks)
        => await Task.WhenAll(ranks.Select(async rank => await Assert.ThrowsAnyAsync<CollectiveException>(() => rank)));
}
