using System.Net;
using System.Net.Sockets;

namespace TypedCollectives.Tests.Rendezvous;

public sealed class TcpStoreTests : IAsyncDisposable
{
    private static readonly byte[] Mark = [.. Enumerable.Range(1, StoreHello.MarkBytes).Select(i => (byte)i)];
    private static readonly UniqueId Id = new([.. Enumerable.Range(0, UniqueId.Bytes).Select(i => (byte)i)]);

    private readonly List<IAsyncDisposable> _opened = [];
    private StoreServer? _server;

    public async ValueTask DisposeAsync()
    {
        foreach (IAsyncDisposable opened in _opened)
            await opened.DisposeAsync();
        if (_server is not null)
            await _server.DisposeAsync();
    }

    [Fact]
    public async Task All_ranks_get_the_id_and_then_the_next_one()
    {
        MasterAddress place = Serve(8);
        TcpStoreRendezvous[] ranks = [.. Enumerable.Range(1, 7).Select(rank => Rank(rank, 8, place))];
        var second = new UniqueId([.. Enumerable.Range(0, UniqueId.Bytes).Select(i => (byte)(i + 1))]);
        foreach (UniqueId id in new[] { Id, second })
        {
            Task<UniqueId>[] others = [.. ranks.Select(Join)];
            Assert.Equal(id, await Exchange(id, Long));
            Assert.All(await Task.WhenAll(others), received => Assert.Equal(id, received));
        }
    }

    [Fact]
    public async Task Those_who_come_before_rank_0_wait_for_it()
    {
        // A port that nobody listens at until the rank has been refused once.
        Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var place = new MasterAddress("127.0.0.1", ((IPEndPoint)listener.LocalEndPoint!).Port, "a test");
        Task<UniqueId> other = Join(Rank(1, 2, place));
        await Assert.ThrowsAnyAsync<SocketException>(async () => await new TcpClient().ConnectAsync(IPAddress.Loopback, place.Port, Token));

        listener.Listen();
        _server = new StoreServer(listener, 2, Mark, place.ToString());

        Assert.Equal(Id, await Exchange(Id, Long));
        Assert.Equal(Id, await other);
    }

    [Fact]
    public async Task The_error_names_the_ranks_that_did_not_come_and_reaches_those_who_did()
    {
        MasterAddress place = Serve(5);
        Task<UniqueId>[] others = [Join(Rank(1, 5, place)), Join(Rank(3, 5, place))];
        await AllAreIn(others.Length);

        CollectiveTimeoutException own = await Assert.ThrowsAsync<CollectiveTimeoutException>(
            () => Exchange(Id, new Deadline(TimeSpan.FromMilliseconds(1))));

        Assert.Equal($"ranks 2, 4 of 5 did not come to rank 0 at {place} within 0.001 s.", own.Message);
        foreach (Task<UniqueId> other in others)
            Assert.Equal(own.Message, (await Assert.ThrowsAsync<CollectiveTimeoutException>(() => other)).Message);
    }

    [Fact]
    public async Task Two_processes_of_one_rank_are_both_named()
    {
        MasterAddress place = Serve(3);
        Task<UniqueId> first = Join(Rank(1, 3, place));
        await AllAreIn(1);
        Task<UniqueId> second = Join(Rank(1, 3, place));

        CollectiveException own = await Assert.ThrowsAsync<CollectiveException>(() => Exchange(Id, Long));
        Assert.Matches(@"^Two processes say they are rank 1: one at .*127\.0\.0\.1.*:\d+ and one at .*127\.0\.0\.1.*:\d+\.$", own.Message);
        Assert.Equal(own.Message, (await Assert.ThrowsAsync<CollectiveException>(() => first)).Message);
        Assert.Equal(own.Message, (await Assert.ThrowsAsync<CollectiveException>(() => second)).Message);
    }

    [Fact]
    public async Task Ranks_that_disagree_on_their_number_are_named()
    {
        MasterAddress place = Serve(4);
        Task<UniqueId> other = Join(Rank(2, 6, place));
        CollectiveException own = await Assert.ThrowsAsync<CollectiveException>(() => Exchange(Id, Long));
        Assert.Matches(@$"^rank 2 \(.*\) was started as one of 6 ranks, rank 0 \({place}\) as one of 4\.$", own.Message);
        Assert.Equal(own.Message, (await Assert.ThrowsAsync<CollectiveException>(() => other)).Message);
    }

    [Fact]
    public async Task A_rank_that_leaves_is_named()
    {
        MasterAddress place = Serve(3);
        using var leaving = new CancellationTokenSource();
        TcpStoreRendezvous rank = Rank(1, 3, place);
        Task<UniqueId> other = rank.ExchangeAsync(Never, leaving.Token);
        await AllAreIn(1);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => other);
        await rank.DisposeAsync();

        CollectiveException own = await Assert.ThrowsAsync<CollectiveException>(() => Exchange(Id, Long));
        Assert.Matches(@"^rank 1 \(.*\) left before every rank had come: rank 2 had not\.$", own.Message);
    }

    [Fact]
    public async Task Who_is_early_for_the_next_store_is_sent_away_without_a_welcome()
    {
        MasterAddress place = Serve(2);
        Task<UniqueId> other = Join(Rank(1, 2, place));
        Assert.Equal(Id, await Exchange(Id, Long));
        Assert.Equal(Id, await other);

        using var early = new TcpClient();
        await early.ConnectAsync(IPAddress.Loopback, place.Port, Token);
        await early.GetStream().WriteAsync(new StoreHello(1, 2, Mark).ToBytes(), Token);
        Assert.Equal(0, await early.GetStream().ReadAsync(new byte[1], Token));
    }

    [Fact]
    public async Task Strangers_cost_nothing()
    {
        MasterAddress place = Serve(2);
        List<TcpClient> strangers = [];
        byte[][] said = [[], "GET / HTTP/1.1\r\n\r\n"u8.ToArray(), new byte[200], new StoreHello(1, 2, new byte[16]).ToBytes(), new StoreHello(1, 2, Mark).ToBytes()[..31]];
        for (int i = 0; i < 200; i++)
        {
            var stranger = new TcpClient();
            await stranger.ConnectAsync(IPAddress.Loopback, place.Port, Token);
            await stranger.GetStream().WriteAsync(said[i % said.Length], Token);
            strangers.Add(stranger);
        }

        Task<UniqueId> other = Join(Rank(1, 2, place));
        Assert.Equal(Id, await Exchange(Id, Long));
        Assert.Equal(Id, await other);
        strangers.ForEach(stranger => stranger.Dispose());
    }

    [Fact]
    public async Task What_keeps_rank_0_from_making_an_id_is_told_to_all()
    {
        MasterAddress place = Serve(2);
        Task<UniqueId> other = Join(Rank(1, 2, place));
        await Assert.ThrowsAsync<CollectiveException>(() => _server!.ExchangeAsync(() => throw new CollectiveException("no network"), Long, Token));
        Assert.Equal("no network", (await Assert.ThrowsAsync<CollectiveException>(() => other)).Message);
    }

    [Fact]
    public async Task A_program_that_is_no_store_is_said_when_time_is_up()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var place = new MasterAddress("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port, "a test");
        Task closing = Task.Run(async () =>
        {
            using TcpClient client = await listener.AcceptTcpClientAsync(Token);
            client.Close();
        }, Token);
        await using var rank = new TcpStoreRendezvous(Variables.Rank(1, 2), place, Mark, TimeSpan.FromMilliseconds(300));

        CollectiveTimeoutException error = await Assert.ThrowsAsync<CollectiveTimeoutException>(() => Join(rank));
        await closing;
        Assert.StartsWith($"Rank 1 of 2 did not find rank 0 at {place} within 0.3 s: ", error.Message);
        Assert.EndsWith("The address comes from a test.", error.Message);
    }

    private static Deadline Long => new(TimeSpan.FromSeconds(60));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Task<UniqueId> Join(TcpStoreRendezvous rank) => rank.ExchangeAsync(Never, Token);

    private static UniqueId Never() => throw new InvalidOperationException("Only rank 0 makes an id.");

    private MasterAddress Serve(int size)
    {
        Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        var place = new MasterAddress("127.0.0.1", ((IPEndPoint)listener.LocalEndPoint!).Port, "a test");
        _server = new StoreServer(listener, size, Mark, place.ToString());
        return place;
    }

    private TcpStoreRendezvous Rank(int rank, int size, MasterAddress place)
    {
        var rendezvous = new TcpStoreRendezvous(Variables.Rank(rank, size), place, Mark, TimeSpan.FromSeconds(60));
        _opened.Add(rendezvous);
        return rendezvous;
    }

    private Task<UniqueId> Exchange(UniqueId id, Deadline deadline) => _server!.ExchangeAsync(() => id, deadline, Token);

    private async Task AllAreIn(int count)
    {
        while (_server!.Present < count)
            await Task.Yield();
    }
}
