namespace TypedCollectives;

/// <summary>A buffer of every rank registered together by <see cref="Communicator.RegisterWindow"/>.</summary>
public sealed class MemoryWindow : IDisposable
{
    private readonly Communicator _communicator;
    private Action<MemoryWindow>? _end;
    private bool _isSymmetric;

    internal MemoryWindow(Communicator communicator, long bytes)
    {
        _communicator = communicator;
        Bytes = bytes;
    }

    /// <summary>The size of this rank's buffer in bytes.</summary>
    public long Bytes { get; }

    /// <summary>Whether symmetric memory is in use.</summary>
    /// <value>
    /// <see langword="false"/> where the devices, their links or the buffer's allocation do not allow it: nothing is registered then, without
    /// an error, and collectives run as they would without a window.
    /// </value>
    /// <exception cref="InvalidOperationException">The group in which the window is made has not ended, or it failed.</exception>
    public bool IsSymmetric => _end is not null
        ? _isSymmetric
        : throw new InvalidOperationException($"Rank {_communicator.Rank}'s window is made when the group ends; it has not ended, or it failed.");

    /// <summary>Ends the window; nothing if it, or the communicator, is ended already.</summary>
    /// <remarks>
    /// Every rank calls it. Where the ranks are in several processes without NCCL it waits for the others, who have this rank's buffer mapped
    /// until they call it, too: the buffer can be freed afterwards.
    /// </remarks>
    /// <exception cref="CollectiveException">A rank did not come before the deadline, or the library or something under way failed.</exception>
    public void Dispose() => _end?.Invoke(this);

    /// <summary>The window is made.</summary>
    /// <param name="isSymmetric">Whether symmetric memory is in use.</param>
    /// <param name="end">Ends it, if it is not ended yet.</param>
    internal void Complete(bool isSymmetric, Action<MemoryWindow> end)
    {
        _isSymmetric = isSymmetric;
        _end = end;
    }
}
