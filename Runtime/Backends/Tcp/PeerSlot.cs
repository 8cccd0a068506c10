namespace TypedCollectives;

/// <summary>What one rank knows of another one.</summary>
internal sealed class PeerSlot
{
    private readonly TaskCompletionSource<PeerChannel> _channel = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _connecting;
    private int _left;

    internal Task<PeerChannel> Channel => _channel.Task;

    internal PeerChannel? Existing => _channel.Task is { IsCompletedSuccessfully: true, Result: var channel } ? channel : null;

    /// <summary>Whether the caller is the one to make the connection.</summary>
    internal bool IsFirstToConnect() => !_channel.Task.IsCompleted && Interlocked.Exchange(ref _connecting, 1) == 0;

    internal bool Set(PeerChannel channel) => _channel.TrySetResult(channel);

    internal void Fail(Exception exception)
    {
        if (_channel.TrySetException(exception))
            _ = _channel.Task.Exception; // observed, whether or not somebody waits for it
    }

    /// <summary>The rank said goodbye.</summary>
    /// <returns>Whether that is news.</returns>
    internal bool Leave() => Interlocked.Exchange(ref _left, 1) == 0;
}
