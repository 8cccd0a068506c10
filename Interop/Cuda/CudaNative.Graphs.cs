using System.Runtime.InteropServices;

namespace TypedCollectives.Interop.Cuda;

public static unsafe partial class CudaNative
{
    /// <summary>Starts to put what is issued to a stream into a graph instead of running it.</summary>
    /// <param name="hStream">The stream, not the legacy default one.</param>
    /// <param name="mode">Which unsafe calls fail meanwhile.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuStreamBeginCapture_v2(CUstream hStream, CUstreamCaptureMode mode);

    /// <summary>Ends a capture; to be called on the thread that began it, unless that was <see cref="CUstreamCaptureMode.Relaxed"/>.</summary>
    /// <param name="hStream">The stream.</param>
    /// <param name="phGraph">Receives the graph, owned by the caller, or <see cref="CUgraph.Null"/> if the capture was invalidated.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuStreamEndCapture(CUstream hStream, CUgraph* phGraph);

    /// <summary>Asks whether a stream is captured.</summary>
    /// <param name="hStream">The stream.</param>
    /// <param name="captureStatus">Receives the answer.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuStreamIsCapturing(CUstream hStream, CUstreamCaptureStatus* captureStatus);

    /// <summary>Exchanges what this thread may do while streams are captured.</summary>
    /// <param name="mode">The new mode; receives the old one.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuThreadExchangeStreamCaptureMode(CUstreamCaptureMode* mode);

    /// <summary>Makes a graph ready to launch.</summary>
    /// <param name="phGraphExec">Receives what can be launched, owned by the caller; it does not need the graph any more.</param>
    /// <param name="hGraph">The graph.</param>
    /// <param name="flags">0, or <c>CUgraphInstantiate_flags</c>.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuGraphInstantiateWithFlags(CUgraphExec* phGraphExec, CUgraph hGraph, ulong flags);

    /// <summary>Puts the work of a graph on a stream.</summary>
    /// <param name="hGraphExec">The graph.</param>
    /// <param name="hStream">The stream.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuGraphLaunch(CUgraphExec hGraphExec, CUstream hStream);

    /// <summary>Destroys a graph.</summary>
    /// <param name="hGraph">The graph, invalid afterwards.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuGraphDestroy(CUgraph hGraph);

    /// <summary>Destroys what can be launched; one that runs is freed when it is done.</summary>
    /// <param name="hGraphExec">What can be launched, invalid afterwards.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial CUresult cuGraphExecDestroy(CUgraphExec hGraphExec);
}
