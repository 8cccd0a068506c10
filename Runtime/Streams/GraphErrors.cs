using ILGPU.Runtime;
using TypedCollectives.Interop.Cuda;

namespace TypedCollectives;

/// <summary>The exceptions of graphs.</summary>
internal static class GraphErrors
{
    internal static InvalidOperationException WaitInside(string call, GraphCapture capture) => new(
        $"{call} inside the capture begun at {capture.Site}: what is captured does not run before the graph is launched, so there is nothing to "
        + "wait for. Wait after CollectiveGraph.Launch.");

    internal static NotSupportedException NotByBackend(Communicator communicator, string what) => new(
        $"{what}: the {communicator.Backend} backend cannot be captured into a graph, because a part of its work is the host's. Make the "
        + "communicators with BackendKind.Nccl.");

    internal static NotSupportedException CustomReduction(in CollectiveCall call) => new(
        $"{call}: a reduction written in C# cannot be captured into a graph over NCCL, since its scratch memory would have to outlive every "
        + "later call. Make it outside the graph, or use a built-in ReduceOp.");

    internal static InvalidOperationException StreamOutside(GraphCapture capture, in CollectiveCall call, AcceleratorStream stream) => new(
        $"{call} is inside the capture begun at {capture.Site}, but its stream, of {stream.Accelerator}, is not captured. Give every stream to "
        + "CollectiveGraph.Capture, or have it wait for an event of one that is.");

    internal static NotSupportedException NotCuda(AcceleratorStream stream) => new(
        $"Graphs are CUDA's: the stream is one of {stream.Accelerator}. Issue the calls themselves where there is no CUDA device.");

    internal static ArgumentException DefaultStream(AcceleratorStream stream, string name) => new(
        $"CUDA cannot capture the default stream of {stream.Accelerator}. Use Communicator.Stream, or a stream made by CreateStream.", name);

    internal static ArgumentException Twice(AcceleratorStream stream, string name) => new(
        $"A stream of {stream.Accelerator} is given twice.", name);

    internal static ArgumentException NoStreams(string name) => new("A graph is captured from one stream or more.", name);

    internal static InvalidOperationException Nested(GraphCapture capture) => new(
        $"This thread is capturing already, since {capture.Site}. Captures do not nest.");

    internal static InvalidOperationException InsideGroup(string call, GroupState group) => new(
        $"{call} inside the group opened {group.Origin}: its calls are launched when the group ends. End the group first.");

    internal static InvalidOperationException GroupLeftOpen(GroupState group, GraphCapture capture) => new(
        $"The capture begun at {capture.Site} ends with a group still open, opened {group.Origin}: its calls are not launched yet, and would be "
        + "in no graph. End the group inside the capture. Nothing was captured.");

    internal static CollectiveException NotEnded(GraphCapture capture, AcceleratorStream stream, CUresult result) => new(
        $"What was issued on a stream of {stream.Accelerator} since {capture.Site} could not be captured "
        + $"({(result == CUresult.Success ? "the graph is missing" : CudaDriver.Describe(result))}). Something in it cannot be in a graph: a wait for the "
        + "device, an allocation, a copy to ordinary host memory, a kernel on the default stream, or a forked stream that was not joined again. "
        + "Allocate and load kernels before the capture.");

    internal static ArgumentException OtherStreams(int captured, int given) => new(
        $"The graph was captured from {captured} streams and is launched on as many, in the same order; there are {given}.", "streams");

    internal static ArgumentException OtherDevice(AcceleratorStream stream, Accelerator captured) => new(
        $"The graph was captured on {captured}, the stream is of {stream.Accelerator}: what a graph works on stays on its device.", "streams");
}
