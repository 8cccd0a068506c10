using System.Buffers.Binary;
using System.Net.Sockets;

namespace TypedCollectives;

/// <summary>Every rank learns what every other one says of itself: each passes on what it last received, until all have seen all.</summary>
internal static class RingExchange
{
    /// <param name="previous">The connection with the rank before; that with the rank after, in a ring of two.</param>
    /// <param name="next">The connection with the rank after.</param>
    /// <param name="mine">What this rank says of itself.</param>
    /// <param name="size">The number of ranks.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="CollectiveException">A neighbour left, or says what makes no sense.</exception>
    internal static async Task<RankInfo[]> AllGatherAsync(
        Socket previous, Socket next, RankInfo mine, int size, CancellationToken cancellationToken)
    {
        var infos = new RankInfo[size];
        infos[mine.Rank] = mine;
        byte[] passing = mine.ToBytes();
        for (int step = 1; step < size; step++)
        {
            int expected = (mine.Rank - step + size) % size;
            Task sending = SendAsync(next, passing, cancellationToken);
            passing = await ReceiveAsync(previous, mine, size, cancellationToken).ConfigureAwait(false);
            await sending.ConfigureAwait(false);
            if (!RankInfo.TryRead(passing, out RankInfo? info) || info!.Rank != expected)
                throw Nonsense(mine, size);
            infos[expected] = info;
        }

        return infos;
    }

    private static async Task SendAsync(Socket socket, byte[] bytes, CancellationToken cancellationToken)
    {
        byte[] message = new byte[sizeof(int) + bytes.Length];
        BinaryPrimitives.WriteInt32LittleEndian(message, bytes.Length);
        bytes.CopyTo(message, sizeof(int));
        await socket.SendAllAsync(message, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<byte[]> ReceiveAsync(Socket socket, RankInfo mine, int size, CancellationToken cancellationToken)
    {
        byte[] prefix = new byte[sizeof(int)];
        if (await socket.ReceiveAllAsync(prefix, cancellationToken).ConfigureAwait(false) < prefix.Length)
            throw Left(mine, size);
        int length = BinaryPrimitives.ReadInt32LittleEndian(prefix);
        if (length is < 0 or > RankInfo.MaximumBytes)
            throw Nonsense(mine, size);
        byte[] bytes = new byte[length];
        return await socket.ReceiveAllAsync(bytes, cancellationToken).ConfigureAwait(false) == length ? bytes : throw Left(mine, size);
    }

    private static int Previous(RankInfo mine, int size) => (mine.Rank + size - 1) % size;

    private static CollectiveException Left(RankInfo mine, int size) =>
        new($"Rank {Previous(mine, size)} of {size} closed its connection to rank {mine.Rank} while the ranks got to know each other.");

    private static CollectiveException Nonsense(RankInfo mine, int size) =>
        new($"Rank {Previous(mine, size)} of {size} sent rank {mine.Rank} what no rank sends: do all run the same version of the library?");
}
