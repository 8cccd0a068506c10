using ILGPU.Runtime;

namespace TypedCollectives;

/// <summary>Streams that wait for events.</summary>
public static class StreamEventExtensions
{
    /// <summary>Has what comes next on the stream wait until an event, as it was last recorded, is reached.</summary>
    /// <param name="stream">The stream, of any accelerator.</param>
    /// <param name="streamEvent">The event.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ObjectDisposedException">The event is disposed.</exception>
    /// <exception cref="InvalidOperationException">The event was never recorded: there would be nothing to wait for.</exception>
    /// <exception cref="CollectiveException">The driver reported an error.</exception>
    public static void WaitFor(this AcceleratorStream stream, StreamEvent streamEvent)
    {
        ArgumentNullException.ThrowIfNull(streamEvent);
        streamEvent.Wait(stream);
    }
}
