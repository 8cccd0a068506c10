namespace TypedCollectives.Samples.Quickstart;

/// <summary>Every collective as generics by hand, one thread driving all ranks of the process.</summary>
/// <remarks>
/// A collective ends only when every rank has called it. One thread that drives several ranks therefore puts a step's calls into a
/// group, which launches them together; without it the first rank's call would wait for a second one that never comes.
/// </remarks>
internal static class ByHand
{
    public static void AllReduce<[ReductionElement] T>(CommunicatorClique clique, RankBuffers<T> buffers)
        where T : unmanaged, IEquatable<T>
    {
        using (CollectiveGroup.Open())
        {
            foreach (Communicator comm in clique)
                comm.AllReduce(buffers[comm.Rank], ReduceOp.Sum);
        }
    }

    public static void Reduce<[ReductionElement] T>(CommunicatorClique clique, RankBuffers<T> buffers, int root)
        where T : unmanaged, IEquatable<T>
    {
        using (CollectiveGroup.Open())
        {
            foreach (Communicator comm in clique)
                comm.Reduce(buffers[comm.Rank], ReduceOp.Sum, root);
        }
    }

    public static void ReduceScatter<[ReductionElement] T>(CommunicatorClique clique, RankBuffers<T> all, RankBuffers<T> mine)
        where T : unmanaged, IEquatable<T>
    {
        using (CollectiveGroup.Open())
        {
            foreach (Communicator comm in clique)
                comm.ReduceScatter(all[comm.Rank], mine[comm.Rank], ReduceOp.Sum);
        }
    }

    public static void Broadcast<T>(CommunicatorClique clique, RankBuffers<T> buffers, int root)
        where T : unmanaged, IEquatable<T>
    {
        using (CollectiveGroup.Open())
        {
            foreach (Communicator comm in clique)
                comm.Broadcast(buffers[comm.Rank], root);
        }
    }

    public static void AllGather<T>(CommunicatorClique clique, RankBuffers<T> mine, RankBuffers<T> all)
        where T : unmanaged, IEquatable<T>
    {
        using (CollectiveGroup.Open())
        {
            foreach (Communicator comm in clique)
                comm.AllGather(mine[comm.Rank], all[comm.Rank]);
        }
    }

    public static void AllToAll<T>(CommunicatorClique clique, RankBuffers<T> send, RankBuffers<T> recv)
        where T : unmanaged, IEquatable<T>
    {
        using (CollectiveGroup.Open())
        {
            foreach (Communicator comm in clique)
                comm.AllToAll(send[comm.Rank], recv[comm.Rank]);
        }
    }

    public static void Gather<T>(CommunicatorClique clique, RankBuffers<T> mine, RankBuffers<T> all, int root)
        where T : unmanaged, IEquatable<T>
    {
        using (CollectiveGroup.Open())
        {
            foreach (Communicator comm in clique)
                comm.Gather(mine[comm.Rank], all[comm.Rank], root);
        }
    }

    public static void Scatter<T>(CommunicatorClique clique, RankBuffers<T> all, RankBuffers<T> mine, int root)
        where T : unmanaged, IEquatable<T>
    {
        using (CollectiveGroup.Open())
        {
            foreach (Communicator comm in clique)
                comm.Scatter(all[comm.Rank], mine[comm.Rank], root);
        }
    }

    /// <summary>Passes every buffer on to the next rank of a ring.</summary>
    public static void SendRecv<T>(CommunicatorClique clique, RankBuffers<T> send, RankBuffers<T> recv)
        where T : unmanaged, IEquatable<T>
    {
        using (CollectiveGroup.Open())
        {
            foreach (Communicator comm in clique)
            {
                int next = (comm.Rank + 1) % comm.Size;
                int previous = (comm.Rank + comm.Size - 1) % comm.Size;
                comm.SendRecv(send[comm.Rank], next, recv[comm.Rank], previous);
            }
        }
    }
}
