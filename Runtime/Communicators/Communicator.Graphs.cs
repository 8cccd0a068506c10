namespace TypedCollectives;

public sealed partial class Communicator
{
    // Guarded by itself: a graph may be disposed on another thread than its communicators.
    private readonly List<CollectiveGraph> _graphs = [];

    /// <summary>A graph that holds collectives of this communicator.</summary>
    internal void Hold(CollectiveGraph graph)
    {
        lock (_graphs)
            _graphs.Add(graph);
    }

    internal void LetGo(CollectiveGraph graph)
    {
        lock (_graphs)
            _graphs.Remove(graph);
    }

    /// <summary>NCCL's destruction of a communicator waits for the graphs that hold its collectives.</summary>
    private void DisposeGraphs()
    {
        CollectiveGraph[] graphs;
        lock (_graphs)
            graphs = [.. _graphs];
        foreach (CollectiveGraph graph in graphs)
            graph.Dispose();
    }
}
