using System.Net.Sockets;

namespace TypedCollectives;

/// <summary>Accepts connections side by side, so that none of them can keep another waiting.</summary>
/// <remarks>
/// Whoever has not shown who it is holds a socket and the few bytes its reader keeps, for a bounded time. There is no thread of its
/// own: everything is asynchronous.
/// </remarks>
/// <param name="listener">The listening socket; closed with the gate.</param>
/// <param name="limits">What is granted to strangers.</param>
/// <param name="admit">Reads a connection until it is known. False, or an exception, closes it; true takes it over.</param>
internal sealed class Gate(Socket listener, RootLimits limits, Func<Socket, CancellationToken, Task<bool>> admit) : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly LinkedList<Socket> _strangers = new();
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _accepting = Task.CompletedTask;
    private int _running;
    private bool _closed;

    /// <summary>Starts to accept.</summary>
    internal void Open() => _accepting = Task.Run(AcceptAsync);

    /// <summary>Closes the port and every connection that is not yet known; none is admitted any more.</summary>
    internal void Close()
    {
        lock (_lock)
        {
            if (_closed)
                return;
            _closed = true;
            foreach (Socket stranger in _strangers)
                stranger.Dispose();
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

    private async Task AcceptAsync()
    {
        while (true)
        {
            Socket socket;
            try
            {
                socket = await listener.AcceptAsync().ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                if (_closed)
                    return;
                // Out of descriptors, most likely: those who have said nothing for longest give way.
                DropOldest();
                await Task.Delay(10).ConfigureAwait(false);
                continue;
            }

            Receive(socket);
        }
    }

    private void Receive(Socket socket)
    {
        LinkedListNode<Socket> node;
        lock (_lock)
        {
            if (_closed)
            {
                socket.Dispose();
                return;
            }

            node = _strangers.AddLast(socket);
            _running++;
        }

        if (_strangers.Count > limits.MaximumStrangers)
            DropOldest();

        _ = AdmitAsync(node);
    }

    private async Task AdmitAsync(LinkedListNode<Socket> node)
    {
        Socket socket = node.Value;
        bool admitted = false;
        try
        {
            using var patience = new CancellationTokenSource(limits.StrangerPatience);
            admitted = await admit(socket, patience.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // It went away, gave up or took too long. That is its own affair.
        }

        if (!admitted)
            socket.Dispose();
        lock (_lock)
        {
            if (node.List is not null)
                _strangers.Remove(node);
            if (--_running == 0 && _closed)
                _drained.SetResult();
        }
    }

    private void DropOldest()
    {
        lock (_lock)
        {
            if (_strangers.First is not { } oldest)
                return;
            oldest.Value.Dispose();
            _strangers.RemoveFirst();
        }
    }
}
