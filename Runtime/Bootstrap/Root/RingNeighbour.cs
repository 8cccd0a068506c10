using System.Net;
using System.Net.Sockets;

namespace TypedCollectives;

/// <summary>The rank that follows in the ring, and the line to the root that stays open until this rank is ready.</summary>
/// <remarks>
/// While the line is open the root sees this rank die and tells the others, and this rank hears of theirs. Say
/// <see cref="ReadyAsync"/> when the ring is closed; to dispose without is to leave, and fails the others.
/// </remarks>
internal sealed class RingNeighbour : IDisposable
{
    private static readonly byte[] ReadyMessage = new byte[CheckIn.PrefixBytes];

    private readonly Socket _line;

    internal RingNeighbour(int rank, IPEndPoint address, Socket line, Task<CollectiveException?> failure)
    {
        Rank = rank;
        Address = address;
        _line = line;
        Failure = failure;
    }

    /// <summary>The next rank.</summary>
    internal int Rank { get; }

    /// <summary>Where it listens for this one; the proof that it said so is verified.</summary>
    internal IPEndPoint Address { get; }

    /// <summary>
    /// Completes with what the root says if another rank fails while this one gets ready; with null if the line closes without.
    /// </summary>
    internal Task<CollectiveException?> Failure { get; }

    /// <summary>Tells the root that this rank needs nothing more, and closes the line.</summary>
    internal async Task ReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _line.SendAllAsync(ReadyMessage, cancellationToken).ConfigureAwait(false);
            _line.Shutdown(SocketShutdown.Both);
        }
        catch (SocketException)
        {
            // A native root, or one that has ended: it does not need to know.
        }

        _line.Dispose();
    }

    /// <inheritdoc/>
    public void Dispose() => _line.Dispose();
}
