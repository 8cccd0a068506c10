using System.Buffers.Binary;
using System.Net.Sockets;

namespace TypedCollectives;

/// <summary>Rank 0's side of the store: a port at which the other ranks check in and are sent ids.</summary>
internal sealed class StoreServer : IAsyncDisposable
{
    private readonly Gate _gate;
    private readonly StoreTable _table;
    private readonly byte[] _mark;
    private readonly int _size;
    private readonly string _place;

    internal StoreServer(Socket listener, int size, byte[] mark, string place)
    {
        _size = size;
        _mark = mark;
        _place = place;
        _table = new StoreTable(size, place);
        if (size == 1)
            _table.CompleteAlone();
        _gate = new Gate(listener, RootLimits.Default, AdmitAsync);
        _gate.Open();
    }

    /// <summary>How many ranks have come.</summary>
    internal int Present => _table.Lines.Length;

    /// <summary>Waits for every rank and sends all the id; if that fails, tells those who have come why.</summary>
    internal async Task<UniqueId> ExchangeAsync(Func<UniqueId> create, Deadline deadline, CancellationToken cancellationToken)
    {
        try
        {
            using CancellationTokenSource limit = deadline.Link(cancellationToken);
            await WaitAsync(deadline, limit.Token, cancellationToken).ConfigureAwait(false);
            UniqueId id = create();
            byte[] frame = new byte[sizeof(int) + UniqueId.Bytes];
            BinaryPrimitives.WriteInt32LittleEndian(frame, UniqueId.Bytes);
            id.CopyTo(frame.AsSpan(sizeof(int)));
            await Task.WhenAll(_table.Lines.Select(line => SendAsync(line, frame, limit.Token))).ConfigureAwait(false);
            return id;
        }
        catch (Exception exception)
        {
            string text = exception is OperationCanceledException ? "Rank 0 was cancelled before every rank had come." : exception.Message;
            await TellAsync(new FailureText(text, exception is CollectiveTimeoutException)).ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _gate.DisposeAsync().ConfigureAwait(false);
        foreach (StoreLine line in _table.Lines)
            line.Socket.Dispose();
    }

    private async Task WaitAsync(Deadline deadline, CancellationToken limit, CancellationToken cancellationToken)
    {
        try
        {
            await _table.Complete.WaitAsync(limit).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CollectiveTimeoutException(
                $"{_table.DescribeMissing()} of {_size} did not come to rank 0 at {_place} within {deadline.Timeout.TotalSeconds:0.###} s.");
        }
    }

    private async Task AdmitAsync(Stranger stranger)
    {
        byte[] bytes = new byte[StoreHello.Bytes];
        int received = await stranger.Socket.ReceiveAllAsync(bytes, stranger.Patience).ConfigureAwait(false);
        // Once all have come, whoever comes is early for the next store at this port, and comes again.
        if (received < bytes.Length || StoreHello.Parse(bytes) is not { } hello || _table.Complete.IsCompletedSuccessfully)
            return;
        // Also to a rank of another run: by the mark it knows that it has to come again.
        await stranger.Socket.SendAllAsync(StoreHello.Welcome(_mark), stranger.Patience).ConfigureAwait(false);
        if (!hello.Mark.AsSpan().SequenceEqual(_mark))
            return;

        var line = new StoreLine(hello.Rank, stranger.Socket, stranger.Socket.RemoteEndPoint);
        if (!_table.TryAdd(hello, line))
        {
            string reason = _table.Complete.Exception?.InnerException?.Message ?? $"{line.Describe()} came when every rank had come.";
            await stranger.Socket.SendAllAsync(new FailureText(reason, false).ToBytes(), stranger.Patience).ConfigureAwait(false);
            return;
        }

        if (stranger.TryTakeOver())
            _ = WatchAsync(line);
    }

    // A rank sends nothing more: what can be received is the end.
    private async Task WatchAsync(StoreLine line)
    {
        try
        {
            _ = await line.Socket.ReceiveAsync(new byte[1]).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // That is an end too.
        }

        _table.Leave(line);
    }

    private static async Task SendAsync(StoreLine line, byte[] frame, CancellationToken cancellationToken)
    {
        try
        {
            await line.Socket.SendAllAsync(frame, cancellationToken).ConfigureAwait(false);
        }
        catch (SocketException exception)
        {
            throw new CollectiveException($"{line.Describe()} left before it was sent the id.", exception);
        }
    }

    private async Task TellAsync(FailureText failure)
    {
        using var patience = new CancellationTokenSource(RootLimits.Default.StrangerPatience);
        byte[] bytes = failure.ToBytes();
        foreach (StoreLine line in _table.Lines)
        {
            try
            {
                await line.Socket.SendAllAsync(bytes, patience.Token).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException or OperationCanceledException)
            {
                // It is gone, and needs to be told nothing.
            }
        }
    }
}
