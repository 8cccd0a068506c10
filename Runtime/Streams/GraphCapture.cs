using System.Runtime.CompilerServices;
using ILGPU.Runtime;
using TypedCollectives.Interop.Cuda;

namespace TypedCollectives;

/// <summary>The capture that is open on one thread: its streams, and the communicators whose collectives became part of it.</summary>
internal sealed unsafe class GraphCapture
{
    [ThreadStatic]
    private static GraphCapture? s_current;

    // A collective outside captures pays for reading this, and for nothing else.
    private static volatile int s_open;

    private readonly AcceleratorStream[] _streams;
    private readonly HashSet<Communicator> _communicators = [];
    private int _begun;

    private GraphCapture(AcceleratorStream[] streams, CallSite site)
    {
        _streams = streams;
        Site = site;
    }

    internal CallSite Site { get; }

    internal IReadOnlyCollection<Communicator> Communicators => _communicators;

    /// <summary>The capture of this thread, if one is open.</summary>
    internal static GraphCapture? Open
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => s_open == 0 ? null : s_current;
    }

    internal static void ThrowIfOpen(string call)
    {
        if (Open is { } capture)
            throw GraphErrors.WaitInside(call, capture);
    }

    /// <summary>Starts to capture streams of CUDA devices.</summary>
    internal static GraphCapture Begin(AcceleratorStream[] streams, CallSite site)
    {
        var capture = new GraphCapture(streams, site);
        s_current = capture;
        Interlocked.Increment(ref s_open);
        try
        {
            foreach (AcceleratorStream stream in streams)
            {
                stream.Accelerator.Bind();
                // Thread-local: other threads may allocate, and capture, meanwhile; NCCL relaxes it for what it has to allocate itself.
                CudaDriver.Check(
                    CudaNative.cuStreamBeginCapture_v2(CudaStreams.HandleOf(stream), CUstreamCaptureMode.ThreadLocal),
                    "cuStreamBeginCapture");
                capture._begun++;
            }
        }
        catch
        {
            capture.Abandon();
            throw;
        }

        return capture;
    }

    /// <summary>Makes a collective part of the capture, or refuses it.</summary>
    internal void Enter(Communicator communicator, in CollectiveCall call)
    {
        if (!communicator.Transport.SupportsCapture)
            throw GraphErrors.NotByBackend(communicator, call.ToString());
        AcceleratorStream stream = call.Stream ?? communicator.Device.Stream;
        if (CudaStreams.CaptureOf(stream) == CUstreamCaptureStatus.None)
            throw GraphErrors.StreamOutside(this, call, stream);
        _communicators.Add(communicator);
    }

    /// <summary>Ends the capture.</summary>
    /// <returns>What each stream was given, ready to launch.</returns>
    internal CUgraphExec[] End()
    {
        var graphs = new CUgraph[_streams.Length];
        var made = new CUgraphExec[_streams.Length];
        try
        {
            // All end before any is made ready: that allocates, which a thread with a stream still in capture may not.
            for (int i = 0; i < _streams.Length; i++)
                graphs[i] = EndOne(_streams[i]);
            for (int i = 0; i < _streams.Length; i++)
                made[i] = Instantiate(_streams[i], graphs[i]);
        }
        catch
        {
            foreach (CUgraphExec exec in made)
            {
                if (!exec.IsNull)
                    _ = CudaNative.cuGraphExecDestroy(exec); // the error that is on its way says more
            }

            Abandon();
            throw;
        }
        finally
        {
            foreach (CUgraph graph in graphs)
            {
                if (!graph.IsNull)
                    _ = CudaNative.cuGraphDestroy(graph); // what can be launched needs it no more
            }
        }

        Close();
        return made;
    }

    /// <summary>Ends the capture and throws away what was captured; the error that is on its way says more than any here.</summary>
    internal void Abandon()
    {
        for (int i = 0; i < _begun; i++)
        {
            _streams[i].Accelerator.Bind();
            CUgraph graph;
            if (CudaNative.cuStreamEndCapture(CudaStreams.HandleOf(_streams[i]), &graph) == CUresult.Success && !graph.IsNull)
                _ = CudaNative.cuGraphDestroy(graph);
        }

        Close();
    }

    private CUgraph EndOne(AcceleratorStream stream)
    {
        stream.Accelerator.Bind();
        CUgraph graph;
        CUresult result = CudaNative.cuStreamEndCapture(CudaStreams.HandleOf(stream), &graph);
        return result == CUresult.Success && !graph.IsNull ? graph : throw GraphErrors.NotEnded(this, stream, result);
    }

    private static CUgraphExec Instantiate(AcceleratorStream stream, CUgraph graph)
    {
        stream.Accelerator.Bind();
        CUgraphExec exec;
        CudaDriver.Check(CudaNative.cuGraphInstantiateWithFlags(&exec, graph, 0), "cuGraphInstantiate");
        return exec;
    }

    private void Close()
    {
        s_current = null;
        Interlocked.Decrement(ref s_open);
    }
}
