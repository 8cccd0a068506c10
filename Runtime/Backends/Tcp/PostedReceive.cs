namespace TypedCollectives;

/// <summary>Memory that waits for data of a peer.</summary>
internal sealed class PostedReceive(nint pointer, long bytes, Action progress)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _received;

    internal Task Done => _done.Task;

    /// <summary>Where the next bytes belong, or <see langword="null"/> if so many are not expected.</summary>
    internal Memory<byte>? Next(int length) =>
        length <= bytes - _received ? new NativeBytes(pointer + (nint)_received, length).Memory : null;

    /// <summary>So many more bytes are in place.</summary>
    /// <returns>Whether they were the last ones.</returns>
    internal bool Advance(int length)
    {
        progress();
        _received += length;
        if (_received < bytes)
            return false;
        _done.SetResult();
        return true;
    }
}
