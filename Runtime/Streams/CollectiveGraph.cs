using ILGPU.Runtime;
using TypedCollectives.Interop.Cuda;

namespace TypedCollectives;

/// <summary>Kernels and collectives that were issued once and are launched again and again as CUDA graphs, one for each captured stream.</summary>
/// <remarks>
/// <para>
/// While a capture is open, what is issued to its streams is written down and does not run. Buffers, streams and scalars stay what they
/// were in the capture: keep the buffers, and change what is in them. Load kernels, allocate memory and make the communicators' first
/// collective before.
/// </para>
/// <para>
/// A capture is collective, and so is each launch: every rank of the communicators has to capture the same collectives, and every rank
/// has to launch the graph of that capture. With several devices in one process, capture the clique, or all its streams, at once.
/// Another stream becomes part of a capture by waiting for a <see cref="StreamEvent"/> of a captured one, which has to wait for one of it
/// before the capture ends.
/// </para>
/// <para>
/// Only the Nccl backend can be captured. A graph ends with the first of its communicators: <see cref="Communicator.Dispose"/> disposes
/// it, since NCCL would wait for it.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// using CollectiveGraph step = CollectiveGraph.Capture(comm, () =&gt;
/// {
///     gradient(comm.Stream, length, weights.View, gradients.View);
///     comm.AllReduce(gradients, ReduceOp.Average);
///     update(comm.Stream, length, weights.View, gradients.View);
/// });
/// for (int i = 0; i &lt; steps; i++)
///     step.Launch();
/// comm.Synchronize();
/// </code>
/// </example>
public sealed partial class CollectiveGraph : IDisposable
{
    private readonly AcceleratorStream[] _streams;
    private readonly Accelerator[] _accelerators;
    private readonly CUgraphExec[] _graphs;
    private readonly Communicator[] _communicators;
    private readonly Action _issue; // keeps what it refers to, kernels above all
    private bool _disposed;

    private CollectiveGraph(AcceleratorStream[] streams, CUgraphExec[] graphs, IEnumerable<Communicator> communicators, Action issue)
    {
        _issue = issue;
        _streams = streams;
        _accelerators = [.. streams.Select(stream => stream.Accelerator)];
        _graphs = graphs;
        _communicators = [.. communicators];
        foreach (Communicator communicator in _communicators)
            communicator.Hold(this);
    }

    /// <summary>Runs the graphs on the streams they were captured from.</summary>
    /// <exception cref="ObjectDisposedException">The graph, or a communicator whose collectives it holds, is disposed.</exception>
    /// <exception cref="InvalidOperationException">A group is open on this thread.</exception>
    /// <exception cref="CollectiveException">The driver reported an error.</exception>
    public void Launch() => Launch(_streams);

    /// <summary>Runs the graph of a capture of one stream on a stream.</summary>
    /// <param name="stream">A stream of the device it was captured on.</param>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">
    /// The capture was of several streams, or the stream is of another device, or was made while another device was current.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The graph, or a communicator whose collectives it holds, is disposed.</exception>
    /// <exception cref="InvalidOperationException">A group is open on this thread.</exception>
    /// <exception cref="CollectiveException">The driver reported an error.</exception>
    public void Launch(AcceleratorStream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Launch([stream]);
    }

    /// <summary>Runs the graphs, each on a stream.</summary>
    /// <param name="streams">A stream for each captured one, of the same device and in the same order.</param>
    /// <exception cref="ArgumentNullException"><paramref name="streams"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">
    /// There are more or fewer streams than captured ones, or one is of another device, or was made while another device was current.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The graph, or a communicator whose collectives it holds, is disposed.</exception>
    /// <exception cref="InvalidOperationException">A group is open on this thread.</exception>
    /// <exception cref="CollectiveException">The driver reported an error.</exception>
    public void Launch(IReadOnlyList<AcceleratorStream> streams)
    {
        ArgumentNullException.ThrowIfNull(streams);
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (GroupState.Open is { } group)
            throw GraphErrors.InsideGroup("CollectiveGraph.Launch", group);
        if (streams.Count != _graphs.Length)
            throw GraphErrors.OtherStreams(_graphs.Length, streams.Count);
        // All are looked at before the first is launched: half a launch would wait for its other half.
        for (int i = 0; i < _graphs.Length; i++)
        {
            if (streams[i].Accelerator != _accelerators[i])
                throw GraphErrors.OtherDevice(streams[i], _accelerators[i]);
            _accelerators[i].Bind();
            CudaStreams.RequireOwnContext(streams[i]);
        }

        for (int i = 0; i < _graphs.Length; i++)
        {
            _accelerators[i].Bind();
            CudaDriver.Check(CudaNative.cuGraphLaunch(_graphs[i], CudaStreams.HandleOf(streams[i])), "cuGraphLaunch");
        }

        GC.KeepAlive(_issue);
    }

    /// <summary>Frees the graphs. Launches that are under way come to their end.</summary>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        foreach (Communicator communicator in _communicators)
            communicator.LetGo(this);
        for (int i = 0; i < _graphs.Length; i++)
        {
            if (_accelerators[i].IsDisposed)
                continue; // its context, which the graph was part of, may be gone
            _accelerators[i].Bind();
            _ = CudaNative.cuGraphExecDestroy(_graphs[i]);
        }
    }
}
