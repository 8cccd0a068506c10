using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

namespace TypedCollectives;

/// <summary>A point in the work of a stream, which other streams and the host can wait for.</summary>
/// <remarks>
/// <para>
/// On CUDA an event of the driver: nothing here makes the host wait but <see cref="Synchronize"/>. Streams of any device may wait for it.
/// </para>
/// <para>
/// The streams of ILGPU's CPU accelerator run their work as it is issued, so there an event is reached as soon as it is recorded. On
/// other accelerators, which have no events, <see cref="Record"/> itself waits on the host.
/// </para>
/// <para>An event is used by one thread at a time, and can be recorded again: who waits, waits for the record before the wait.</para>
/// </remarks>
/// <example>
/// <code>
/// using StreamEvent ready = StreamEvent.After(kernelStream);   // gradients are being computed there
/// comm.Stream.WaitFor(ready);                                  // and are reduced here, when they are there
/// comm.AllReduce(gradients, ReduceOp.Sum);
/// </code>
/// </example>
public sealed class StreamEvent : IDisposable
{
    private readonly EventMark _mark;
    private bool _recorded;
    private bool _disposed;

    /// <summary>Makes an event.</summary>
    /// <param name="accelerator">The accelerator on whose streams it is recorded.</param>
    /// <param name="keepsTime">Whether <see cref="ElapsedSince"/> can be asked; on CUDA an event that keeps no time is cheaper.</param>
    /// <exception cref="ArgumentNullException"><paramref name="accelerator"/> is <see langword="null"/>.</exception>
    /// <exception cref="CollectiveException">The driver reported an error.</exception>
    public StreamEvent(Accelerator accelerator, bool keepsTime = false)
    {
        ArgumentNullException.ThrowIfNull(accelerator);
        Accelerator = accelerator;
        KeepsTime = keepsTime;
        _mark = EventMark.Create(accelerator, keepsTime);
    }

    /// <summary>The accelerator on whose streams the event is recorded.</summary>
    public Accelerator Accelerator { get; }

    /// <summary>Whether <see cref="ElapsedSince"/> can be asked.</summary>
    public bool KeepsTime { get; }

    /// <summary>Whether everything that was on the stream when the event was last recorded is done.</summary>
    /// <exception cref="ObjectDisposedException">The event is disposed.</exception>
    /// <exception cref="InvalidOperationException">
    /// It was never recorded, or last in the capture of a graph; or this thread captures a graph, which the question would spoil.
    /// </exception>
    /// <exception cref="CollectiveException">The driver reported an error, which may be one of the work before the event.</exception>
    public bool IsComplete
    {
        get
        {
            RequireRecorded();
            GraphCapture.ThrowIfOpen("StreamEvent.IsComplete");
            return _mark.IsReached;
        }
    }

    /// <summary>Makes an event that is reached when the work now on a stream is done.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="keepsTime">Whether <see cref="ElapsedSince"/> can be asked.</param>
    /// <returns>The event, to be disposed.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is <see langword="null"/>.</exception>
    /// <exception cref="CollectiveException">The driver reported an error.</exception>
    public static StreamEvent After(AcceleratorStream stream, bool keepsTime = false)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var made = new StreamEvent(stream.Accelerator, keepsTime);
        try
        {
            made.Record(stream);
        }
        catch
        {
            made.Dispose();
            throw;
        }

        return made;
    }

    /// <summary>Records the event: it is reached when the work now on the stream is done.</summary>
    /// <param name="stream">A stream of <see cref="Accelerator"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The stream is of another accelerator.</exception>
    /// <exception cref="ObjectDisposedException">The event is disposed.</exception>
    /// <exception cref="CollectiveException">The driver reported an error.</exception>
    public void Record(AcceleratorStream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (stream.Accelerator != Accelerator)
            throw StreamErrors.StreamOfAnotherAccelerator(stream, Accelerator);
        _mark.Record(stream);
        _recorded = true;
    }

    /// <summary>Has what comes next on a stream wait until the event, as it was last recorded, is reached.</summary>
    /// <param name="stream">A stream of any accelerator. The host does not wait, unless the stream is of another kind than the event.</param>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is <see langword="null"/>.</exception>
    /// <exception cref="ObjectDisposedException">The event is disposed.</exception>
    /// <exception cref="InvalidOperationException">It was never recorded: there would be nothing to wait for.</exception>
    /// <exception cref="CollectiveException">The driver reported an error.</exception>
    public void Wait(AcceleratorStream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        RequireRecorded();
        if (Accelerator is CudaAccelerator && stream is not CudaStream)
            Synchronize(Timeout.InfiniteTimeSpan); // a stream that knows no events
        else
            _mark.Hold(stream);
    }

    /// <summary>Waits on the host until the event is reached.</summary>
    /// <param name="timeout">How long, or <see cref="Timeout.InfiniteTimeSpan"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative and not infinite.</exception>
    /// <exception cref="ObjectDisposedException">The event is disposed.</exception>
    /// <exception cref="InvalidOperationException">
    /// It was never recorded, or last in the capture of a graph; or this thread captures a graph, whose work does not run yet.
    /// </exception>
    /// <exception cref="CollectiveTimeoutException">The event was not reached in time.</exception>
    /// <exception cref="CollectiveException">The driver reported an error, which may be one of the work before the event.</exception>
    [CompletesInFlight]
    public void Synchronize(TimeSpan timeout)
    {
        if (timeout < TimeSpan.Zero && timeout != Timeout.InfiniteTimeSpan)
            throw new ArgumentOutOfRangeException(nameof(timeout), timeout, "A time to wait is not negative, or Timeout.InfiniteTimeSpan.");
        RequireRecorded();
        GraphCapture.ThrowIfOpen("StreamEvent.Synchronize");
        long start = TimeProvider.System.GetTimestamp();
        var spinner = default(SpinWait);
        while (!_mark.IsReached)
        {
            if (timeout != Timeout.InfiniteTimeSpan && TimeProvider.System.GetElapsedTime(start) > timeout)
                throw StreamErrors.NotReached(timeout, Accelerator);
            spinner.SpinOnce(sleep1Threshold: -1);
        }
    }

    /// <summary>The time from another event to this one.</summary>
    /// <param name="start">The earlier event, of the same accelerator.</param>
    /// <returns>The time between the two points as the device passed them; on CUDA about half a microsecond exact.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="start"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="start"/> is of another accelerator.</exception>
    /// <exception cref="ObjectDisposedException">One of the events is disposed.</exception>
    /// <exception cref="InvalidOperationException">One of them keeps no time, was never recorded, or is not reached yet.</exception>
    /// <exception cref="CollectiveException">The driver reported an error.</exception>
    public TimeSpan ElapsedSince(StreamEvent start)
    {
        ArgumentNullException.ThrowIfNull(start);
        if (start.Accelerator != Accelerator)
            throw StreamErrors.EventOfAnotherAccelerator(start.Accelerator, Accelerator);
        start.RequireTime();
        RequireTime();
        return _mark.Since(start._mark);
    }

    /// <summary>Frees the event. Streams that wait for it still do.</summary>
    /// <exception cref="CollectiveException">The driver reported an error.</exception>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        _mark.Dispose();
    }

    private void RequireRecorded()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (!_recorded)
            throw StreamErrors.NeverRecorded();
    }

    private void RequireTime()
    {
        if (!KeepsTime)
            throw StreamErrors.NoTime();
        if (!IsComplete)
            throw StreamErrors.NotYet();
    }
}
