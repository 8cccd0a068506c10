using System.Runtime.CompilerServices;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

namespace TypedCollectives;

public sealed partial class CollectiveGraph
{
    /// <summary>Captures what is issued to a communicator's stream.</summary>
    /// <param name="communicator">The communicator; its ranks, wherever they are, capture the same collectives.</param>
    /// <param name="issue">Issues the work, on this thread. If it throws, nothing is captured and the exception goes on.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The graph.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="NotSupportedException">The backend cannot be captured.</exception>
    /// <exception cref="InvalidOperationException">
    /// A group or another capture is open on this thread, or <paramref name="issue"/> leaves a group open.
    /// </exception>
    /// <exception cref="CollectiveException">Something that was issued cannot be in a graph, or the driver reported an error.</exception>
    public static CollectiveGraph Capture(
        Communicator communicator, Action issue, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(communicator);
        RequireCapture(communicator);
        return Capture([communicator.Stream], issue, file, line);
    }

    /// <summary>Captures what is issued to the streams of all communicators of a clique.</summary>
    /// <param name="clique">The communicators.</param>
    /// <param name="issue">Issues the work of all ranks, on this thread. If it throws, nothing is captured and the exception goes on.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The graphs.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="NotSupportedException">The backend cannot be captured.</exception>
    /// <exception cref="InvalidOperationException">
    /// A group or another capture is open on this thread, or <paramref name="issue"/> leaves a group open.
    /// </exception>
    /// <exception cref="CollectiveException">Something that was issued cannot be in a graph, or the driver reported an error.</exception>
    public static CollectiveGraph Capture(
        CommunicatorClique clique, Action issue, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(clique);
        foreach (Communicator communicator in clique)
            RequireCapture(communicator);
        return Capture([.. clique.Select(communicator => communicator.Stream)], issue, file, line);
    }

    /// <summary>Captures what is issued to streams.</summary>
    /// <param name="streams">CUDA streams, none of them a default stream; those of all ranks that this thread drives.</param>
    /// <param name="issue">Issues the work, on this thread. If it throws, nothing is captured and the exception goes on.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The graphs.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">There is no stream, a default stream, or one stream twice.</exception>
    /// <exception cref="NotSupportedException">A stream is not one of CUDA, or the backend of a collective cannot be captured.</exception>
    /// <exception cref="InvalidOperationException">
    /// A group or another capture is open on this thread, or <paramref name="issue"/> leaves a group open or puts a collective on another
    /// stream.
    /// </exception>
    /// <exception cref="CollectiveException">Something that was issued cannot be in a graph, or the driver reported an error.</exception>
    public static CollectiveGraph Capture(
        IReadOnlyList<AcceleratorStream> streams, Action issue, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(streams);
        ArgumentNullException.ThrowIfNull(issue);
        if (GroupState.Open is { } open)
            throw GraphErrors.InsideGroup("CollectiveGraph.Capture", open);
        if (GraphCapture.Open is { } other)
            throw GraphErrors.Nested(other);
        AcceleratorStream[] captured = [.. streams];
        RequireCapture(captured, nameof(streams));

        GraphCapture capture = GraphCapture.Begin(captured, new CallSite(file, line));
        try
        {
            issue();
            if (GroupState.Open is { } group)
                throw GraphErrors.GroupLeftOpen(group, capture);
        }
        catch
        {
            capture.Abandon();
            throw;
        }

        return new CollectiveGraph(captured, capture.End(), capture.Communicators, issue);
    }

    private static void RequireCapture(Communicator communicator)
    {
        if (!communicator.Transport.SupportsCapture)
            throw GraphErrors.NotByBackend(communicator, "CollectiveGraph.Capture");
    }

    private static void RequireCapture(AcceleratorStream[] streams, string name)
    {
        if (streams.Length == 0)
            throw GraphErrors.NoStreams(name);
        foreach (AcceleratorStream stream in streams)
        {
            ArgumentNullException.ThrowIfNull(stream, name);
            if (stream is not CudaStream cuda)
                throw GraphErrors.NotCuda(stream);
            if (cuda.StreamPtr == 0)
                throw GraphErrors.DefaultStream(stream, name);
            if (streams.Count(one => one is CudaStream same && same.StreamPtr == cuda.StreamPtr) > 1)
                throw GraphErrors.Twice(stream, name);
        }
    }
}
