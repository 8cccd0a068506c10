using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives.Samples.Quickstart;

/// <summary>The wrappers the generator wrote for <see cref="Replica{T}"/> and <see cref="Steps"/>.</summary>
internal static class GeneratedRows
{
    private const int Length = 16_384;

    public static IEnumerable<Row> Run(CommunicatorClique clique)
    {
        int ranks = clique.Count;
        Replica<float>[] replicas = [.. clique.Select(comm => new Replica<float>(comm, Length))];
        MemoryBuffer1D<float, Stride1D.Dense> WeightsOf(int rank) => replicas[rank].Weights;
        MemoryBuffer1D<float, Stride1D.Dense> GradientsOf(int rank) => replicas[rank].Gradients;
        try
        {
            Row Check(string operation, Action collective, Func<int, int, float> weights, Func<int, int, float> gradients)
            {
                TimeSpan time = CollectiveTimer.Time(
                    clique,
                    () =>
                    {
                        RankBuffers<float>.Fill(clique, WeightsOf, (rank, i) => Pattern.Datum(rank, i));
                        // Whole multiples of the number of ranks, so that the averages are whole, too.
                        RankBuffers<float>.Fill(clique, GradientsOf, (rank, i) => Scaled(rank, i));
                    },
                    collective);
                long wrong = RankBuffers<float>.CountWrong(clique, WeightsOf, weights)
                    + RankBuffers<float>.CountWrong(clique, GradientsOf, gradients);
                return new Row(operation, "float", Length * sizeof(float), time, wrong);
            }

            float Scaled(int rank, int i) => ranks * Pattern.Addend(rank, i, ranks);
            float Average(int rank, int i) => Pattern.Sum(i, ranks);
            float Sum(int rank, int i) => ranks * Pattern.Sum(i, ranks);
            float Own(int rank, int i) => Pattern.Datum(rank, i);
            float Root(int rank, int i) => Pattern.Datum(0, i);

            yield return Check("clique.BroadcastWeights", () => clique.BroadcastWeights(replicas), Root, Scaled);
            yield return Check("clique.AllReduceGradients", () => clique.AllReduceGradients(replicas), Own, Average);
            yield return Check("clique.Synchronize", () => clique.Synchronize(replicas), Root, Average);
            yield return Check("Steps.Exchange", () => Exchange(clique, replicas), Root, Sum);
        }
        finally
        {
            foreach (Replica<float> replica in replicas)
                replica.Dispose();
        }
    }

    private static void Exchange(CommunicatorClique clique, Replica<float>[] replicas)
    {
        // A step is one rank's; one thread that drives all ranks opens a group around all of them. Groups nest.
        using (CollectiveGroup.Open())
        {
            foreach (Communicator comm in clique)
            {
                Replica<float> replica = replicas[comm.Rank];
                Steps.Exchange<float>(comm, replica.Gradients.View, replica.Weights.View);
            }
        }
    }
}
