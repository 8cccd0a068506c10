using ILGPU.Runtime;
using TypedCollectives.Interop.Nccl;
using TypedCollectives.Tests;

namespace TypedCollectives.Gpu.Tests.Nccl;

/// <summary>The loaded library takes every option it knows, and the SDK refuses the others by name.</summary>
public sealed class OptionTests
{
    public static TheoryData<string, NcclOptions> Each => new()
    {
        { nameof(NcclConfig.CgaClusterSize), new() { CgaClusterSize = 2 } },
        { nameof(NcclConfig.MinCtas), new() { MinCtas = 1, MaxCtas = 4 } },
        { nameof(NcclConfig.NetName), new() { NetName = "Socket" } },
        { nameof(NcclConfig.SplitShare), new() { SplitShare = true } },
        { nameof(NcclConfig.CommName), new() { Name = "a name" } },
        { nameof(NcclConfig.CollnetEnable), new() { CollnetEnable = false } },
        { nameof(NcclConfig.CtaPolicy), new() { CtaPolicy = NcclCtaPolicy.Efficiency } },
        { nameof(NcclConfig.ShrinkShare), new() { ShrinkShare = true } },
        { nameof(NcclConfig.NvlsCtas), new() { NvlsCtas = 4 } },
        { nameof(NcclConfig.NChannelsPerNetPeer), new() { ChannelsPerNetPeer = 2 } },
        { nameof(NcclConfig.NvlinkCentricSched), new() { NvlinkCentricScheduling = true } },
        { nameof(NcclConfig.GraphUsageMode), new() { GraphUsageMode = NcclGraphUsage.Single } },
        { nameof(NcclConfig.MaxP2pPeers), new() { MaxP2pPeers = 2 } },
        { nameof(NcclConfig.GraphStreamOrdering), new() { GraphStreamOrdering = true } },
        { nameof(NcclConfig.LaunchOrderImplicit), new() { LaunchOrderImplicit = true } },
        { nameof(NcclConfig.NvlsHostMode), new() { NvlsHostMode = NcclNvlsHostMode.Disable } },
    };

    [Theory]
    [MemberData(nameof(Each))]
    public void AnOptionIsTakenOrRefusedByName(string field, NcclOptions options)
    {
        Gpus.Require(BackendKind.Nccl, 2);
        NcclVersion needed = NcclRequirements.FirstVersionOfOption(field);
        if (NcclLibrary.Load().Version < needed)
        {
            Assert.Contains($"needs NCCL {needed}", Assert.Throws<NotSupportedException>(() => NcclNeeds.InitAll(2, options)).Message);
            return;
        }

        using CommunicatorClique clique = NcclNeeds.InitAll(2, options);
        var buffers = clique.Select(comm => comm.Accelerator.Allocate1D(new[] { comm.Rank + 1f })).ToArray();
        Ranks.InGroup(clique, comm => comm.AllReduce(buffers[comm.Rank], ReduceOp.Sum));
        Assert.All(buffers, buffer => Assert.Equal([3f], buffer.GetAsArray1D()));
        Array.ForEach(buffers, buffer => buffer.Dispose());
    }
}
