namespace TypedCollectives;

/// <summary>A buffer registered with NCCL by <see cref="Communicator.Register"/>.</summary>
public sealed class MemoryRegistration : IDisposable
{
    private readonly NcclBackend _backend;

    internal MemoryRegistration(NcclBackend backend, nint handle, long bytes)
    {
        _backend = backend;
        Handle = handle;
        Bytes = bytes;
    }

    /// <summary>The size of the buffer in bytes.</summary>
    public long Bytes { get; }

    internal nint Handle { get; }

    /// <summary>Ends the registration; nothing if it, or the communicator, is ended already.</summary>
    /// <exception cref="CollectiveException">The library failed.</exception>
    public void Dispose() => _backend.Deregister(this);
}
