using System.Net.Sockets;

namespace TypedCollectives;

/// <summary>The other ranks' side of the store.</summary>
internal sealed class StoreClient : IDisposable
{
    // Rank 0's own deadline may be a little later than ours, and it knows better what is wrong.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);

    private readonly Socket _socket;
    private readonly StoreHello _hello;
    private readonly MasterAddress _master;

    private StoreClient(Socket socket, StoreHello hello, MasterAddress master)
    {
        _socket = socket;
        _hello = hello;
        _master = master;
    }

    /// <summary>Checks in, and tries again for as long as nobody is there or somebody else is.</summary>
    internal static async Task<StoreClient> CheckInAsync(
        StoreHello hello, MasterAddress master, Deadline deadline, CancellationToken cancellationToken)
    {
        using CancellationTokenSource limit = deadline.Link(cancellationToken);
        string last = "it was not tried";
        TimeSpan pause = FirstPause;
        while (true)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(master.Host, master.Port, limit.Token).ConfigureAwait(false);
                await socket.SendAllAsync(hello.ToBytes(), limit.Token).ConfigureAwait(false);
                byte[] welcome = new byte[StoreHello.WelcomeBytes];
                int received = await socket.ReceiveAllAsync(welcome, limit.Token).ConfigureAwait(false);
                if (StoreHello.IsWelcome(welcome.AsSpan(0, received), hello.Mark))
                    return new StoreClient(socket, hello, master);
                last = "what answers there is no store of this run";
            }
            catch (SocketException exception)
            {
                last = exception.Message;
            }
            catch (OperationCanceledException)
            {
                socket.Dispose();
                cancellationToken.ThrowIfCancellationRequested();
                throw TimedOut(hello, master, deadline, last);
            }

            socket.Dispose();
            await Task.Delay(pause, limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    internal async Task<UniqueId> ReceiveAsync(Deadline deadline, CancellationToken cancellationToken)
    {
        using CancellationTokenSource limit = deadline.Link(cancellationToken, Grace);
        try
        {
            byte[] prefix = new byte[sizeof(int)];
            int received = await _socket.ReceiveAllAsync(prefix, limit.Token).ConfigureAwait(false);
            int length = received < prefix.Length ? 0 : BitConverter.ToInt32(prefix);
            byte[] message = new byte[length == UniqueId.Bytes ? length : Math.Max(FailureText.LengthOf(prefix), 0)];
            if (received < prefix.Length || message.Length == 0
                || await _socket.ReceiveAllAsync(message, limit.Token).ConfigureAwait(false) < message.Length)
            {
                throw new CollectiveException($"Rank 0 at {_master} closed the connection before it had sent rank {_hello.Rank} the id.");
            }

            if (length == UniqueId.Bytes)
                return new UniqueId(message);
            FailureText failure = FailureText.Parse(message);
            throw failure.IsTimeout ? new CollectiveTimeoutException(failure.Text) : new CollectiveException(failure.Text);
        }
        catch (SocketException exception)
        {
            throw new CollectiveException($"Rank {_hello.Rank} lost rank 0 at {_master} before it was sent the id.", exception);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CollectiveTimeoutException(
                $"Rank {_hello.Rank} of {_hello.Size} checked in at {_master}, but rank 0 sent no id within {deadline.Timeout.TotalSeconds:0.###} s.");
        }
    }

    public void Dispose() => _socket.Dispose();

    private static CollectiveTimeoutException TimedOut(StoreHello hello, MasterAddress master, Deadline deadline, string last) => new(
        $"Rank {hello.Rank} of {hello.Size} did not find rank 0 at {master} within {deadline.Timeout.TotalSeconds:0.###} s: {last}. Is rank 0 "
        + $"running, and reachable there? The address comes from {master.Source}.");
}
