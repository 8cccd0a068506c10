using ILGPU.Runtime;

namespace TypedCollectives.Gpu.Tests.Nccl;

/// <summary>Two ranks on one device: taken where the library is told to, otherwise refused with what to do.</summary>
public sealed class MultiRankTests
{
    [Fact]
    public void TwoRanksOnOneDeviceReduceOrAreRefusedWithAdvice()
    {
        Gpus.Require(BackendKind.Nccl, 1);
        var options = new CommunicatorOptions { Backend = BackendKind.Nccl, Timeout = TimeSpan.FromSeconds(30) };
        UniqueId id = UniqueId.Create(new UniqueIdOptions { Timeout = options.Timeout });
        var ranks = new Communicator[2];
        Action init = () =>
        {
            using (CollectiveGroup.Open())
            {
                for (int rank = 0; rank < 2; rank++)
                    ranks[rank] = Communicator.Init(id, rank, 2, device: 0, options);
            }
        };
        bool takes = NcclLibrary.Load().Version >= NcclMultiRank.FirstVersion && NcclSettings.IsOn(NcclMultiRank.Setting, NcclSettings.Get);
        if (!takes)
        {
            Assert.Contains("NCCL_MULTI_RANK_GPU_ENABLE=1", Assert.Throws<NotSupportedException>(init).Message);
            return;
        }

        init();
        var buffers = ranks.Select(comm => comm.Accelerator.Allocate1D(new[] { comm.Rank + 1f })).ToArray();
        using (CollectiveGroup.Open())
        {
            foreach (Communicator comm in ranks)
                comm.AllReduce(buffers[comm.Rank], ReduceOp.Sum);
        }

        Array.ForEach(ranks, comm => comm.Synchronize());
        Assert.All(buffers, buffer => Assert.Equal([3f], buffer.GetAsArray1D()));
        Array.ForEach(buffers, buffer => buffer.Dispose());
        Array.ForEach(ranks, comm => comm.Dispose());
    }
}
