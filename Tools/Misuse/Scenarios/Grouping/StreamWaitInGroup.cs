namespace TypedCollectives.Misuse;

internal sealed class StreamWaitInGroup : IScenario
{
    public string Rule => "TC1005";

    public string Description => "a wait for ILGPU's stream and a read of the result inside a group";

    public string Run(Bench bench)
    {
        var buffers = bench.Buffers();
        string inside;
        using (CollectiveGroup.Open())
        {
            foreach (Communicator comm in bench.Clique)
                comm.AllReduce(buffers[comm.Rank], ReduceOp.Sum);
            foreach (Communicator comm in bench.Clique)
                comm.Stream.Synchronize();
            inside = Bench.Compare(buffers, Bench.Sum);
        }

        bench.Clique.Synchronize();
        return $"inside: {inside}; after the group: {Bench.Compare(buffers, Bench.Sum)}";
    }
}
