using ILGPU.Runtime;

namespace TypedCollectives.Gpu.Tests.Nccl;

/// <summary>A rank is left out, and those that stay go on.</summary>
public sealed class ShrinkTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TheRankThatStaysReducesAlone(bool abort)
    {
        NcclNeeds.Version(2, 27, 3);
        using CommunicatorClique clique = NcclNeeds.InitAll(2, new NcclOptions { Blocking = false });
        using var buffer = clique[1].Accelerator.Allocate1D(new[] { 5f });
        int[] excluded = [0];
        using Communicator rest = clique[1].Shrink(excluded, abort);
        Assert.Equal((0, 1), (rest.Rank, rest.Size));
        Assert.Equal([0], excluded);
        rest.AllReduce(buffer, ReduceOp.Sum);
        rest.Synchronize();
        Assert.Equal([5f], buffer.GetAsArray1D());
        if (abort)
            clique[0].Abort();
    }

    [Fact]
    public void ACollectiveThatNobodyAnswersIsRevokedAndTheRestGoesOn()
    {
        NcclNeeds.Version(2, 28, 7);
        using CommunicatorClique clique = NcclNeeds.InitAll(2, new NcclOptions { Blocking = false });
        using var buffer = clique[1].Accelerator.Allocate1D(new[] { 5f });
        // Both ranks have connected; then rank 0 does not come again.
        using (CollectiveGroup.Open())
        {
            foreach (Communicator comm in clique)
                comm.Barrier();
        }

        clique.Synchronize();
        clique[1].Barrier();
        clique[1].Revoke();
        Assert.Throws<InvalidOperationException>((Action)(() => clique[1].AllReduce(buffer, ReduceOp.Sum)));
        using Communicator rest = clique[1].Shrink([0]);
        rest.AllReduce(buffer, ReduceOp.Sum);
        rest.Synchronize();
        Assert.Equal([5f], buffer.GetAsArray1D());
        clique[0].Abort();
    }
}
