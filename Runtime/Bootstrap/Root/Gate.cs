using System.Net.Sockets;

namespace TypedCollectives;

/// <summary>Accepts connections side by side, so that none of them can keep another waiting.</summary>
/// <remarks>
/// Whoever has not shown who it is holds a socket and the few bytes its reader keeps, for a bounded time. There is no thread of its
/// own: everything is asynchronous.
/// </remarks>
/// <param name="listener">The listening socket; closed with the gate.</param>
/// <param name="limits">What is granted to strangers.</param>
/// <param name="admit">Reads a connection until it is known. It is closed afterwards, unless it was taken over.</param>
internal sealed class Gate(Socket listener, RootLimits limits, Func<Stranger, Task> admit) : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly LinkedList<Stranger> _strangers = new();
    private readonly Dictionary<Stranger, LinkedListNode<Stranger>> _places = [];
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _accepting = Task.CompletedTask;
    private int _running;
    private volatile bool _closed;

    /// <summary>Starts to accept.</summary>
    internal void Open() => _accepting = Task.Run(AcceptAsync);

    /// <summary>Closes the port and every connection that was not taken over; none is admitted any more.</summary>
    internal void Close()
    {
        lock (_lock)
        {
            if (_closed)
                return;
            _closed = true;
            foreach (Stranger stranger in _strangers)
                stranger.Socket.Dispose();
            _strangers.Clear();
            _places.Clear();
            if (_running == 0)
                _drained.SetResult();
        }

        listener.Dispose();
    }

    /// <summary>Closes, and waits until nothing runs any more.</summary>
    public async ValueTask DisposeAsync()
    {
        Close();
        await _accepting.ConfigureAwait(false);
        await _drained.Task.ConfigureAwait(false);
    }

    internal bool Release(Stranger stranger)
    {
        lock (_lock)
        {
            if (!_places.Remove(stranger, out LinkedListNode<Stranger>? place))
                return false;
            _strangers.Remove(place);
            return true;
        }
    }

    private async Task AcceptAsync()
    {
        while (!_closed)
        {
            try
            {
                Receive(await listener.AcceptAsync().ConfigureAwait(false));
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                if (_closed)
                    return;
                // Out of descriptors, most likely: whoever has said nothing for longest gives way.
                DropOldest();
                await Task.Delay(10).ConfigureAwait(false);
            }
        }
    }

    private void Receive(Socket socket)
    {
        var patience = new CancellationTokenSource(limits.StrangerPatience);
        var stranger = new Stranger(this, socket, patience.Token);
        lock (_lock)
        {
            if (_closed)
            {
                socket.Dispose();
                patience.Dispose();
                return;
            }

            _places.Add(stranger, _strangers.AddLast(stranger));
            _running++;
            if (_strangers.Count > limits.MaximumStrangers)
                DropOldest();
        }

        _ = AdmitAsync(stranger, patience);
    }

    private async Task AdmitAsync(Stranger stranger, CancellationTokenSource patience)
    {
        try
        {
            await admit(stranger).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // It went away, gave up or took too long. That is its own affair.
        }
        finally
        {
            if (Release(stranger))
                stranger.Socket.Dispose();
            patience.Dispose();
            lock (_lock)
            {
                if (--_running == 0 && _closed)
                    _drained.SetResult();
            }
        }
    }

    private void DropOldest()
    {
        lock (_lock)
        {
            if (_strangers.First is { } oldest && Release(oldest.Value))
                oldest.Value.Socket.Dispose();
        }
    }
}
