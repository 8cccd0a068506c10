using ILGPU.Runtime;

namespace TypedCollectives.Misuse;

internal sealed class ReductionPerRank : IScenario
{
    public string Rule => "TC3002";

    public string Description => "AllReduce with Sum on rank 0 and Max on rank 1";

    public string Run(Bench bench)
    {
        bench.WarmUp();
        var buffers = bench.Buffers();
        using (CollectiveGroup.Open())
        {
            foreach (Communicator comm in bench.Clique)
                comm.AllReduce(buffers[comm.Rank], comm.Rank == 0 ? ReduceOp.Sum : ReduceOp.Max);
        }

        bench.Note("the group ended");
        bench.Clique.Synchronize();
        return $"rank 0, {buffers[0].GetAsArray1D()[0]}, and rank 1, {buffers[1].GetAsArray1D()[0]}: {Bench.Compare(buffers, Bench.Sum)}";
    }
}
