using TypedCollectives.Interop.Nccl;

namespace TypedCollectives;

/// <summary>A buffer of every rank registered together by <see cref="Communicator.RegisterWindow"/>.</summary>
public sealed class MemoryWindow : IDisposable
{
    private readonly Communicator _communicator;
    private NcclBackend? _backend;

    internal MemoryWindow(Communicator communicator, long bytes)
    {
        _communicator = communicator;
        Bytes = bytes;
    }

    /// <summary>The size of this rank's buffer in bytes.</summary>
    public long Bytes { get; }

    /// <summary>Whether symmetric memory is in use.</summary>
    /// <value>
    /// <see langword="false"/> where the devices, their links or the buffer's allocation do not allow it: NCCL then registers nothing, without
    /// an error, and collectives run as they would without a window.
    /// </value>
    /// <exception cref="InvalidOperationException">The group in which the window is made has not ended, or it failed.</exception>
    public bool IsSymmetric => _backend is not null
        ? !Window.IsNull
        : throw new InvalidOperationException($"Rank {_communicator.Rank}'s window is made when the group ends; it has not ended, or it failed.");

    internal NcclWindow Window { get; private set; }

    /// <summary>Ends the window; nothing if it, or the communicator, is ended already.</summary>
    /// <exception cref="CollectiveException">The library failed.</exception>
    public void Dispose() => _backend?.Deregister(this);

    internal void Complete(NcclBackend backend, NcclWindow window)
    {
        _backend = backend;
        Window = window;
    }
}
