using ILGPU.Runtime;

namespace TypedCollectives;

/// <summary>The exceptions of events.</summary>
internal static class StreamErrors
{
    internal static ArgumentException StreamOfAnotherAccelerator(AcceleratorStream stream, Accelerator accelerator) => new(
        $"The event was made for {accelerator}, the stream is of {stream.Accelerator}. Make one event for each device; streams of any device "
        + "may wait for it.",
        nameof(stream));

    internal static ArgumentException OfAnotherContext(AcceleratorStream stream) => new(
        $"The stream says it is of {stream.Accelerator}, but was made in the context of another device: CreateStream(StreamFlags) makes it in whichever is "
        + "current. Call Accelerator.Bind() before it, or use CreateStream().",
        nameof(stream));

    internal static ArgumentException EventOfAnotherAccelerator(Accelerator start, Accelerator accelerator) => new(
        $"The clocks of two devices have nothing in common: one event is of {start}, the other of {accelerator}.", nameof(start));

    internal static InvalidOperationException NeverRecorded() => new(
        "The event was never recorded: there is nothing to wait for. Record it on a stream first, or make it by StreamEvent.After(stream).");

    internal static InvalidOperationException EventOfACapture() => new(
        "The event was last recorded while its stream was captured into a graph: it marks a place in the graph, which the host cannot wait "
        + "for. Record an event after the graph's launch.");

    internal static InvalidOperationException NoTime() => new(
        "The event keeps no time. Make both events with keepsTime: true.");

    internal static InvalidOperationException NotYet() => new(
        "The event is not reached yet: Synchronize it before asking for the time.");

    internal static CollectiveTimeoutException NotReached(TimeSpan timeout, Accelerator accelerator) => new(
        $"An event on {accelerator} was not reached within {timeout.TotalSeconds:0.###} s. Either a rank did not make a matching collective, "
        + "or the work before the event takes longer.");
}
