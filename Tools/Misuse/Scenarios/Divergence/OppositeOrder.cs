namespace TypedCollectives.Misuse;

/// <summary>Two cliques over the same devices, which the ranks use in opposite order, each rank on a thread of its own.</summary>
internal static class OppositeOrder
{
    internal static string Run(Bench bench, long length, bool warm)
    {
        CommunicatorClique[] cliques = [bench.Clique, bench.NewClique(bench.Backend)];
        if (warm)
        {
            foreach (CommunicatorClique clique in cliques)
                bench.WarmUp(clique);
        }

        var buffers = Array.ConvertAll(cliques, clique => bench.Buffers(length, clique));
        string? failure = RankThreads.Run(bench, rank =>
        {
            int[] order = rank == 0 ? [0, 1] : [1, 0];
            foreach (int clique in order)
            {
                cliques[clique][rank].AllReduce(buffers[clique][rank], ReduceOp.Sum);
                bench.Note($"rank {rank}: the call of clique {clique} returned");
            }

            foreach (CommunicatorClique clique in cliques)
                clique[rank].Synchronize();
        });
        return failure ?? $"one: {Bench.Compare(buffers[0], Bench.Sum)}; other: {Bench.Compare(buffers[1], Bench.Sum)}";
    }
}
