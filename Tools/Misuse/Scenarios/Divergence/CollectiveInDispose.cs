namespace TypedCollectives.Misuse;

internal sealed class CollectiveInDispose : IScenario
{
    public string Rule => "TC2005";

    public string Description => "a thread a rank: rank 1 throws inside a using whose Dispose makes a Barrier; rank 0 goes on in its using";

    public string Run(Bench bench)
    {
        bench.WarmUp();
        var buffers = bench.Buffers();
        return RankThreads.Run(bench, rank =>
        {
            Communicator comm = bench.Clique[rank];
            using var epoch = new Epoch(bench, comm);
            if (comm.Rank == 1)
                throw new InvalidDataException("a bad batch, which only this rank has");
            comm.AllReduce(buffers[rank], ReduceOp.Sum);
            bench.Note($"rank {rank}: AllReduce returned");
        }) ?? Bench.Compare(buffers, Bench.Sum);
    }

    private sealed class Epoch(Bench bench, Communicator comm) : IDisposable
    {
        public void Dispose()
        {
            comm.Barrier();
            bench.Note($"rank {comm.Rank}: Barrier returned");
            comm.Synchronize();
        }
    }
}
