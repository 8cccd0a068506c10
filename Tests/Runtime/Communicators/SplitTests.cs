using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives.Tests;

#pragma warning disable TC2001 // ranks that do not come are what some of these tests are about

/// <summary>Cliques of one process are split: every part makes collectives of its own.</summary>
public sealed class SplitTests
{
    private static readonly CommunicatorOptions Host = new() { Backend = BackendKind.Host, Timeout = TimeSpan.FromSeconds(20) };
    private static readonly CommunicatorOptions Peer = Host with { Backend = BackendKind.Peer };
    private static readonly CommunicatorOptions Short = Host with { Timeout = TimeSpan.FromMilliseconds(300) };

    [Fact]
    public void OneThreadSplitsAllRanksInAGroup()
    {
        using CommunicatorClique clique = Communicator.InitAll(5, Host);
        var parts = new Communicator?[5];
        using (CollectiveGroup.Open())
        {
            foreach (Communicator comm in clique)
                parts[comm.Rank] = comm.Split(comm.Rank == 4 ? Communicator.NoColor : comm.Rank % 2, key: -comm.Rank);
        }

        Assert.Null(parts[4]);
        Assert.Equal([(1, 2), (1, 2), (0, 2), (0, 2)], parts.Take(4).Select(part => (part!.Rank, part.Size)));
        int[][] data = [[1], [10], [100], [1000]];
        using (CollectiveGroup.Open())
        {
            for (int rank = 0; rank < 4; rank++)
                parts[rank]!.AllReduce(data[rank], ReduceOp.Sum);
        }

        Assert.Equal([[101], [1010], [101], [1010]], data);
        Assert.Equal("Host: asked for; Split(color 1, key -3)", parts[3]!.BackendReason);
        Array.ForEach(parts, part => part?.Dispose());
        int[][] all = [[1], [1], [1], [1], [1]];
        Ranks.InGroup(clique, comm => comm.AllReduce(all[comm.Rank], ReduceOp.Sum));
        Assert.Equal([5], all[4]);
    }

    [Fact]
    public void AThreadForEachRankSplitsAndSplitsAgain()
    {
        using CommunicatorClique clique = Communicator.InitAll(4, Host);
        int[] results = new int[4];
        Exception?[] failures = Ranks.OnThreads(clique, comm =>
        {
            using Communicator half = comm.Split(comm.Rank / 2)!;
            using Communicator one = half.Split(half.Rank)!;
            int[] sum = [comm.Rank];
            half.AllReduce(sum, ReduceOp.Sum);
            one.AllReduce(sum, ReduceOp.Sum);
            comm.AllReduce(sum, ReduceOp.Max);
            results[comm.Rank] = (10 * sum[0]) + one.Size;
        });
        Assert.All(failures, Assert.Null);
        Assert.Equal([51, 51, 51, 51], results);
    }

    [Fact]
    public void PeerRanksKeepTheirDevices()
    {
        using CommunicatorClique clique = Communicator.InitAll(3, Peer);
        var buffers = clique.Select(comm => comm.Accelerator.Allocate1D(new[] { comm.Rank + 1f })).ToArray();
        var parts = new Communicator?[3];
        using (CollectiveGroup.Open())
        {
            foreach (Communicator comm in clique)
                parts[comm.Rank] = comm.Split(comm.Rank == 1 ? 7 : 3);
        }

        Assert.Equal(BackendKind.Peer, parts[0]!.Backend);
        Assert.Same(clique[2].Accelerator, parts[2]!.Accelerator);
        using (CollectiveGroup.Open())
        {
            for (int rank = 0; rank < 3; rank++)
                parts[rank]!.AllReduce(buffers[rank], ReduceOp.Sum);
        }

        Array.ForEach(parts, part => part!.Synchronize());
        Assert.Equal([4f, 2f, 4f], buffers.Select(buffer => buffer.GetAsArray1D()[0]));
        Array.ForEach(parts, part => part!.Dispose());
        Array.ForEach(buffers, buffer => buffer.Dispose());
    }

    [Fact]
    public void ARankThatDoesNotComeIsNamed()
    {
        using CommunicatorClique clique = Communicator.InitAll(3, Short);
        Exception?[] failures = Ranks.OnThreads(clique, comm =>
        {
            if (comm.Rank != 1)
                comm.Split(0)?.Dispose();
        });
        Assert.Null(failures[1]);
        Assert.All([failures[0], failures[2]], failure => Assert.StartsWith(
            "Ranks waited 0.3 s for rank 1 in Split.", Assert.IsType<CollectiveTimeoutException>(failure).Message));
    }

    [Fact]
    public void ARankThatLeavesFailsTheSplitAtOnce()
    {
        using CommunicatorClique clique = Communicator.InitAll(2, Host);
        Exception?[] failures = Ranks.OnThreads(clique, comm =>
        {
            if (comm.Rank == 0)
                comm.Split(0)?.Dispose();
            else
                comm.Dispose();
        }, synchronize: false);
        Assert.Contains("Rank 0 waits for rank 1 in Split", failures[0]!.Message);
    }

    [Fact]
    public void AnAbortFailsWhoeverWaits()
    {
        using CommunicatorClique clique = Communicator.InitAll(2, Host);
        Exception?[] failures = Ranks.OnThreads(clique, comm =>
        {
            if (comm.Rank == 0)
                comm.AllReduce(new int[1], ReduceOp.Sum);
            else
                comm.Abort();
        }, synchronize: false);
        Assert.Contains("Rank 1's communicator was aborted", failures[0]!.Message);
        Assert.Contains("Rank 1's communicator was aborted", clique[1].AsyncError!.Message);
        Assert.Contains("Rank 1's communicator was aborted", Assert.Throws<CollectiveException>(() => clique[1].Split(0)).Message);
    }

    [Fact]
    public async Task WhatOnlyNcclDoesNamesTheBackend()
    {
        using CommunicatorClique clique = Communicator.InitAll(2, Host);
        using var buffer = clique[0].Accelerator.Allocate1D<byte>(16);
        ArrayView<byte> view = buffer.View;
        Check("Shrink(1 ranks)", () => clique[0].Shrink([1]).Dispose());
        Check("Grow(3 ranks)", () => clique[0].Grow(3).Dispose());
        Check("GetUniqueId", () => clique[0].GetUniqueId());
        Check("Revoke", clique[0].Revoke);
        Check("Suspend", clique[0].Suspend);
        Check("Resume", clique[0].Resume);
        Check("GetMemoryStatistics", () => clique[0].GetMemoryStatistics());
        Check("Register", () => clique[0].Register(view).Dispose());
        Assert.Null(clique[0].AsyncError);
        await clique[0].ReadyAsync(TestContext.Current.CancellationToken);
        await clique[0].FinalizeAsync(TestContext.Current.CancellationToken);

        void Check(string method, Action call) => Assert.Equal(
            $"{method} is done by NCCL only; this communicator is carried by the Host backend.", Assert.Throws<NotSupportedException>(call).Message);
    }

    [Fact]
    public void WhatCannotBeIsRefused()
    {
        using CommunicatorClique clique = Communicator.InitAll(1, Host);
        Assert.Throws<ArgumentOutOfRangeException>(() => clique[0].Split(-2));
        Assert.Throws<ArgumentException>(() => clique[0].Split(0, options: Peer));
        using (CollectiveGroup.Open())
        {
            clique[0].AllReduce(new int[1], ReduceOp.Sum);
            Assert.Throws<InvalidOperationException>(() => clique[0].Split(0));
        }

        clique[0].Dispose();
        Assert.Throws<ObjectDisposedException>(() => clique[0].Split(0));
    }

    [Fact]
    public void SeveralIdsAndGrowthAreForNccl()
    {
        UniqueId[] ids = [UniqueId.Create(new UniqueIdOptions { Timeout = TimeSpan.FromSeconds(1) }), UniqueId.Create(new UniqueIdOptions { Timeout = TimeSpan.FromSeconds(1) })];
        Assert.Equal(
            "InitScalable with several ids is done by NCCL only; this communicator would be carried by the Host backend.",
            Assert.Throws<NotSupportedException>(() => Communicator.InitScalable(ids, 0, 2, options: Host).Dispose()).Message);
        Assert.StartsWith("Join is done by NCCL only", Assert.Throws<NotSupportedException>(() => Communicator.Join(ids[0], 1, 2, options: Host).Dispose()).Message);
        Assert.Throws<ArgumentException>(() => Communicator.InitScalable(ids, 0, 1, options: Host).Dispose());
        Assert.Throws<ArgumentException>(() => Communicator.InitScalable([], 0, 1, options: Host).Dispose());
        Assert.Throws<ArgumentException>(() => Communicator.InitScalable([ids[0], ids[0]], 0, 2, options: Host).Dispose());
    }
}
