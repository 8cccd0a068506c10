using System.Net.Sockets;
using System.Security.Cryptography;

namespace TypedCollectives;

/// <summary>Two ranks prove to each other, over a fresh connection, that they know the secret of the same id.</summary>
/// <remarks>
/// Both sides put in a nonce, so nothing that was captured serves a second time. Ids without a secret prove with a key of zeros:
/// it tells ranks from strangers, not from attackers.
/// </remarks>
internal static class PeerProof
{
    /// <summary>Proves and verifies. On failure the caller closes the socket.</summary>
    /// <param name="socket">The connection; only the bytes of the proof are read from it.</param>
    /// <param name="id">The id of the communicator.</param>
    /// <param name="myRank">This rank.</param>
    /// <param name="expectedPeerRank">Who must be at the other end; null takes any rank but this one.</param>
    /// <param name="connector">Whether this side connected; the other one accepted.</param>
    /// <param name="cancellationToken">Ends the wait: the caller's deadline.</param>
    /// <returns>The rank of the other end.</returns>
    /// <exception cref="PeerRefusedException">The other end is no rank of this id, or another one than expected.</exception>
    /// <exception cref="OperationCanceledException">The wait was ended.</exception>
    internal static async Task<int> AuthenticateAsync(
        Socket socket, UniqueId id, int myRank, int? expectedPeerRank, bool connector, CancellationToken cancellationToken)
    {
        try
        {
            return connector
                ? await ConnectorAsync(socket, id, myRank, expectedPeerRank, cancellationToken).ConfigureAwait(false)
                : await AcceptorAsync(socket, id, myRank, expectedPeerRank, cancellationToken).ConfigureAwait(false);
        }
        catch (SocketException exception)
        {
            throw new PeerRefusedException($"{PeerOf(socket)} broke the connection off: {exception.Message}");
        }
    }

    private static async Task<int> ConnectorAsync(
        Socket socket, UniqueId id, int myRank, int? expected, CancellationToken cancellationToken)
    {
        byte[] secret = id.Secret;
        byte[] opening = new byte[PeerMessages.OpeningBytes];
        Hello.Write(opening, id.Magic);
        PeerMessages.WriteChallenge(opening.AsSpan(Hello.Bytes), myRank, RandomNumberGenerator.GetBytes(PeerMessages.NonceBytes));
        await socket.SendAllAsync(opening, cancellationToken).ConfigureAwait(false);

        byte[] answer = new byte[PeerMessages.AnswerBytes];
        await ReceiveAsync(socket, answer, cancellationToken).ConfigureAwait(false);
        int peer = PeerOf(socket, answer, myRank, expected);
        byte[] mine = opening[Hello.Bytes..];
        if (!PeerMessages.IsProof(answer.AsSpan(PeerMessages.ChallengeBytes), secret, byConnector: false, mine, answer))
            throw WrongSecret(socket, peer);

        byte[] proof = new byte[PeerMessages.ProofBytes];
        PeerMessages.WriteProof(proof, secret, byConnector: true, mine, answer);
        await socket.SendAllAsync(proof, cancellationToken).ConfigureAwait(false);
        return peer;
    }

    private static async Task<int> AcceptorAsync(
        Socket socket, UniqueId id, int myRank, int? expected, CancellationToken cancellationToken)
    {
        byte[] secret = id.Secret;
        byte[] opening = new byte[PeerMessages.OpeningBytes];
        await ReceiveAsync(socket, opening, cancellationToken).ConfigureAwait(false);
        if (!Hello.IsPossible(opening, id.Magic))
            throw new PeerRefusedException($"{PeerOf(socket)} does not belong to this communicator: its first bytes are not the id's.");
        byte[] theirs = opening[Hello.Bytes..];
        int peer = PeerOf(socket, theirs, myRank, expected);

        byte[] answer = new byte[PeerMessages.AnswerBytes];
        PeerMessages.WriteChallenge(answer, myRank, RandomNumberGenerator.GetBytes(PeerMessages.NonceBytes));
        PeerMessages.WriteProof(answer.AsSpan(PeerMessages.ChallengeBytes), secret, byConnector: false, theirs, answer);
        await socket.SendAllAsync(answer, cancellationToken).ConfigureAwait(false);

        byte[] proof = new byte[PeerMessages.ProofBytes];
        await ReceiveAsync(socket, proof, cancellationToken).ConfigureAwait(false);
        return PeerMessages.IsProof(proof, secret, byConnector: true, theirs, answer) ? peer : throw WrongSecret(socket, peer);
    }

    private static async Task ReceiveAsync(Socket socket, byte[] buffer, CancellationToken cancellationToken)
    {
        if (await socket.ReceiveAllAsync(buffer, cancellationToken).ConfigureAwait(false) < buffer.Length)
            throw new PeerRefusedException($"{PeerOf(socket)} closed the connection before it had proved the id's secret, or refused this rank's.");
    }

    private static int PeerOf(Socket socket, ReadOnlySpan<byte> challenge, int myRank, int? expected)
    {
        if (!PeerMessages.TryReadChallenge(challenge, out int peer, out _))
            throw new PeerRefusedException($"{PeerOf(socket)} does not speak as a rank of a managed backend.");
        if (peer == myRank)
            throw new PeerRefusedException($"{PeerOf(socket)} says that it is rank {peer}, which is this rank.");
        return expected is not { } wanted || wanted == peer
            ? peer
            : throw new PeerRefusedException($"{PeerOf(socket)} says that it is rank {peer}; rank {wanted} was expected.");
    }

    private static PeerRefusedException WrongSecret(Socket socket, int peer)
        => new($"{PeerOf(socket)} says that it is rank {peer}, but does not know the secret of the id.");

    private static string PeerOf(Socket socket) => socket.RemoteEndPoint?.ToString() ?? "the peer";
}
