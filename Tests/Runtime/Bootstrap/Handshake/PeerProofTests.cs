using System.Net;
using System.Net.Sockets;

namespace TypedCollectives.Tests;

/// <summary>Two ranks prove to each other that they know the id's secret; nobody else gets through, with nothing that was captured.</summary>
public sealed class PeerProofTests
{
    private const int OpeningBytes = 12 + 4 + 4 + 32;
    private const int AnswerBytes = 4 + 4 + 32 + 32;
    private const int ProofBytes = 32;

    private static readonly UniqueId Id = UniqueId.ForManagedRoot(new IPEndPoint(IPAddress.Loopback, 1));

    public static TheoryData<UniqueId> Ids =>
        [Id, UniqueIds.WithoutSecret(Id), UniqueId.ForAddress(new IPEndPoint(IPAddress.Loopback, 1))];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task RanksOfOneIdLearnWhoTheOtherIs(UniqueId id)
    {
        using SocketPair pair = await SocketPair.CreateAsync();
        int[] peers = await Task.WhenAll(ConnectAsync(pair.Connector, id, 3, 4), AcceptAsync(pair.Acceptor, id, 4, null));
        Assert.Equal([4, 3], peers);
        // What comes after the proof is the caller's.
        await pair.Connector.SendAsync(new byte[] { 42 }, TestContext.Current.CancellationToken);
        byte[] next = new byte[8];
        Assert.Equal(1, await pair.Acceptor.ReceiveAsync(next, TestContext.Current.CancellationToken));
        Assert.Equal(42, next[0]);
    }

    [Fact]
    public async Task AnotherSecretIsRefusedByTheConnector()
    {
        using SocketPair pair = await SocketPair.CreateAsync();
        Task<int> acceptor = AcceptAsync(pair.Acceptor, UniqueIds.WithAnotherSecret(Id), 1, null);
        var failure = await Assert.ThrowsAsync<PeerRefusedException>(() => ConnectAsync(pair.Connector, Id, 0, 1));
        Assert.Contains("rank 1, but does not know the secret", failure.Message);
        pair.Connector.Dispose();
        await Assert.ThrowsAsync<PeerRefusedException>(() => acceptor);
    }

    [Fact]
    public async Task AnotherSecretIsRefusedByTheAcceptor()
    {
        using SocketPair pair = await SocketPair.CreateAsync();
        Task<int> acceptor = AcceptAsync(pair.Acceptor, Id, 1, null);
        UniqueId wrong = UniqueIds.WithAnotherSecret(Id);
        byte[] opening = Opening(Id, 0);
        await pair.Connector.SendAsync(opening, TestContext.Current.CancellationToken);
        byte[] answer = await ReadAsync(pair.Connector, AnswerBytes);
        byte[] proof = new byte[ProofBytes];
        PeerMessages.WriteProof(proof, wrong.Secret, byConnector: true, opening.AsSpan(12), answer);
        await pair.Connector.SendAsync(proof, TestContext.Current.CancellationToken);
        var failure = await Assert.ThrowsAsync<PeerRefusedException>(() => acceptor);
        Assert.Contains("rank 0, but does not know the secret", failure.Message);
    }

    [Fact]
    public async Task AnotherMagicIsRefused()
    {
        using SocketPair pair = await SocketPair.CreateAsync();
        Task<int> connector = ConnectAsync(pair.Connector, UniqueIds.WithAnotherMagic(Id), 0, 1);
        await Assert.ThrowsAsync<PeerRefusedException>(() => AcceptAsync(pair.Acceptor, Id, 1, null));
        pair.Acceptor.Dispose();
        await Assert.ThrowsAsync<PeerRefusedException>(() => connector);
    }

    [Theory]
    [InlineData(2, "rank 2; rank 0 was expected")]
    [InlineData(1, "rank 1, which is this rank")]
    public async Task AnotherRankThanExpectedIsRefused(int rank, string why)
    {
        using SocketPair pair = await SocketPair.CreateAsync();
        Task<int> connector = ConnectAsync(pair.Connector, Id, rank, null);
        var failure = await Assert.ThrowsAsync<PeerRefusedException>(() => AcceptAsync(pair.Acceptor, Id, 1, 0));
        Assert.Contains(why, failure.Message);
        pair.Acceptor.Dispose();
        await Assert.ThrowsAsync<PeerRefusedException>(() => connector);
    }

    [Fact]
    public async Task ACapturedHandshakeServesNoSecondTime()
    {
        (byte[] fromConnector, byte[] fromAcceptor) = await CaptureAsync();
        using SocketPair toAcceptor = await SocketPair.CreateAsync();
        Task<int> acceptor = AcceptAsync(toAcceptor.Acceptor, Id, 1, 0);
        await toAcceptor.Connector.SendAsync(fromConnector, TestContext.Current.CancellationToken);
        Assert.Contains("does not know the secret", (await Assert.ThrowsAsync<PeerRefusedException>(() => acceptor)).Message);

        using SocketPair toConnector = await SocketPair.CreateAsync();
        Task<int> connector = ConnectAsync(toConnector.Connector, Id, 0, 1);
        await toConnector.Acceptor.SendAsync(fromAcceptor, TestContext.Current.CancellationToken);
        Assert.Contains("does not know the secret", (await Assert.ThrowsAsync<PeerRefusedException>(() => connector)).Message);
    }

    /// <summary>What an acceptor proves cannot be sent back to it as the connector's proof.</summary>
    [Fact]
    public async Task AReflectedProofIsRefused()
    {
        using SocketPair pair = await SocketPair.CreateAsync();
        Task<int> acceptor = AcceptAsync(pair.Acceptor, Id, 1, 0);
        await pair.Connector.SendAsync(Opening(Id, 0), TestContext.Current.CancellationToken);
        byte[] answer = await ReadAsync(pair.Connector, AnswerBytes);
        await pair.Connector.SendAsync(answer[^ProofBytes..], TestContext.Current.CancellationToken);
        Assert.Contains("does not know the secret", (await Assert.ThrowsAsync<PeerRefusedException>(() => acceptor)).Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(11)]
    [InlineData(OpeningBytes - 1)]
    public async Task WhoBreaksOffIsRefused(int bytes)
    {
        using SocketPair pair = await SocketPair.CreateAsync();
        await pair.Connector.SendAsync(Opening(Id, 0).AsMemory(0, bytes), TestContext.Current.CancellationToken);
        pair.Connector.Dispose();
        await Assert.ThrowsAsync<PeerRefusedException>(() => AcceptAsync(pair.Acceptor, Id, 1, 0));
    }

    [Fact]
    public async Task WaitingEndsWithTheCallersToken()
    {
        using SocketPair pair = await SocketPair.CreateAsync();
        using var source = new CancellationTokenSource();
        Task<int> acceptor = PeerProof.AuthenticateAsync(pair.Acceptor, Id, 1, null, connector: false, source.Token);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => acceptor);
    }

    private static Task<int> ConnectAsync(Socket socket, UniqueId id, int rank, int? peer)
        => PeerProof.AuthenticateAsync(socket, id, rank, peer, connector: true, TestContext.Current.CancellationToken);

    private static Task<int> AcceptAsync(Socket socket, UniqueId id, int rank, int? peer)
        => PeerProof.AuthenticateAsync(socket, id, rank, peer, connector: false, TestContext.Current.CancellationToken);

    private static byte[] Opening(UniqueId id, int rank)
    {
        byte[] bytes = new byte[OpeningBytes];
        Hello.Write(bytes, id.Magic);
        PeerMessages.WriteChallenge(bytes.AsSpan(12), rank, new byte[32]);
        return bytes;
    }

    private static async Task<byte[]> ReadAsync(Socket socket, int count)
    {
        byte[] bytes = new byte[count];
        Assert.Equal(count, await socket.ReceiveAllAsync(bytes, TestContext.Current.CancellationToken));
        return bytes;
    }

    /// <summary>An honest handshake of rank 0 with rank 1, heard by somebody in the middle.</summary>
    private static async Task<(byte[] FromConnector, byte[] FromAcceptor)> CaptureAsync()
    {
        using SocketPair left = await SocketPair.CreateAsync();
        using SocketPair right = await SocketPair.CreateAsync();
        Task<int[]> honest = Task.WhenAll(ConnectAsync(left.Connector, Id, 0, 1), AcceptAsync(right.Acceptor, Id, 1, 0));
        byte[] opening = await ReadAsync(left.Acceptor, OpeningBytes);
        await right.Connector.SendAsync(opening, TestContext.Current.CancellationToken);
        byte[] answer = await ReadAsync(right.Connector, AnswerBytes);
        await left.Acceptor.SendAsync(answer, TestContext.Current.CancellationToken);
        byte[] proof = await ReadAsync(left.Acceptor, ProofBytes);
        await right.Connector.SendAsync(proof, TestContext.Current.CancellationToken);
        int[] peers = await honest;
        Assert.Equal([1, 0], peers);
        return ([.. opening, .. proof], answer);
    }
}
