using System.Threading.Channels;

namespace TypedCollectives;

/// <summary>The memory posted for one kind of a peer's data, filled in the order it was posted.</summary>
internal sealed class ReceiveLane
{
    private readonly Channel<PostedReceive> _posted = Channel.CreateUnbounded<PostedReceive>();
    private PostedReceive? _current;

    internal Task Post(nint pointer, long bytes, Action progress)
    {
        if (bytes == 0)
            return Task.CompletedTask; // nothing is sent for it
        var receive = new PostedReceive(pointer, bytes, progress);
        _posted.Writer.TryWrite(receive);
        return receive.Done;
    }

    /// <summary>The memory the next data belongs into; waits until it is posted, which a peer that is ahead must do.</summary>
    internal async ValueTask<PostedReceive> CurrentAsync(CancellationToken cancellation) =>
        _current ??= await _posted.Reader.ReadAsync(cancellation).ConfigureAwait(false);

    /// <summary>The current memory is full.</summary>
    internal void Complete() => _current = null;
}
