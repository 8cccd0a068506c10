namespace TypedCollectives.Misuse;

/// <summary>Both ranks send first and receive second, each on a thread of its own.</summary>
internal static class Exchange
{
    internal static string Run(Bench bench, long length, bool inGroup)
    {
        bench.WarmUp();
        var send = bench.Buffers(length);
        var recv = bench.Buffers(length);
        string? failure = RankThreads.Run(bench, rank =>
        {
            Communicator comm = bench.Clique[rank];
            int peer = 1 - rank;
            if (inGroup)
                CollectiveGroup.Start();
            comm.Send(send[rank], peer);
            bench.Note($"rank {rank}: Send returned");
            comm.Recv(recv[rank], peer);
            bench.Note($"rank {rank}: Recv returned");
            if (inGroup)
                CollectiveGroup.End();
            comm.Synchronize();
        });
        return failure
            ?? $"rank 0: {Bench.Compare([recv[0]], Bench.Ranks)}; rank 1: {Bench.Compare([recv[1]], 1)}";
    }
}
