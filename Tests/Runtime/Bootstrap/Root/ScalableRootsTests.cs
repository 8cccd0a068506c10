namespace TypedCollectives.Tests;

/// <summary>Several roots for one communicator, as <c>ncclCommInitRankScalable</c> uses them since NCCL 2.23.</summary>
public sealed class ScalableRootsTests
{
    /// <summary>
    /// A rank checks in at its own root; the first of a root also at the previous root, under the number that follows on that
    /// root's ranks. Worked out by hand from bootstrap.cc's firstRankFromRoot and nRankFromRoot.
    /// </summary>
    public static TheoryData<int, int[]> Splits => new()
    {
        { 8, [0, 4] },
        { 7, [0, 4] },
        { 10, [0, 4, 7] },
        { 5, [0, 2, 4] },
        { 3, [0, 1, 2] },
    };

    [Theory]
    [MemberData(nameof(Splits))]
    public async Task EveryRankHearsOfItsNeighbourFromItsOwnRoot(int size, int[] firsts)
    {
        BootstrapRoot[] roots = [.. firsts.Select(_ => BootstrapRoot.Start(Roots.OnLoopback()))];
        NativeRank[] ranks = NativeLayoutTests.Ranks(size);
        var checkIns = new List<(UniqueId Root, byte[] Bytes)>();
        for (int rank = 0; rank < size; rank++)
        {
            int own = Array.FindLastIndex(firsts, first => first <= rank);
            checkIns.Add((roots[own].Id, ranks[rank].CheckIn176(roots[own].Id.Magic, size, own, firsts.Length)));
            if (firsts[own] != rank)
                continue;
            int previous = (own + firsts.Length - 1) % firsts.Length;
            int number = rank == 0 ? size : rank;
            checkIns.Add((roots[previous].Id, ranks[rank].CheckIn176(roots[previous].Id.Magic, size, previous, firsts.Length, number)));
        }

        foreach ((UniqueId root, byte[] bytes) in checkIns.OrderBy(checkIn => checkIn.Bytes[^1]))
            await NativeRank.SendAsync(root, bytes);
        for (int rank = 0; rank < size; rank++)
        {
            UniqueId own = roots[Array.FindLastIndex(firsts, first => first <= rank)].Id;
            Assert.Equal(NativeRank.Expected(own.Magic, ranks[(rank + 1) % size].ConnectInfo), await ranks[rank].AnswerAsync());
            Assert.False(ranks[rank].IsCalled, "No rank is called twice.");
        }

        await Task.WhenAll(roots.Select(root => root.Completion));
    }

    [Fact]
    public async Task ARootThatIsTakenForTwoSaysSo()
    {
        await using BootstrapRoot root = BootstrapRoot.Start(Roots.OnLoopback());
        NativeRank[] ranks = NativeLayoutTests.Ranks(4);
        await NativeRank.SendAsync(root.Id, ranks[0].CheckIn176(root.Id.Magic, 4, 0, 2));
        await NativeLayoutTests.WaitForAsync(root, "ranks 1, 2 of 4 have not joined");
        await NativeRank.SendAsync(root.Id, ranks[2].CheckIn176(root.Id.Magic, 4, 1, 2));
        var failure = await Assert.ThrowsAsync<CollectiveException>(() => root.Completion);
        Assert.Matches(@"^rank 0 \(.*\) takes this root for number 0 of 2, rank 2 \(.*\) for number 1\.$", failure.Message);
    }

    /// <summary>A communicator of 4 ranks that grows to 7: its last rank and the new ones meet at the root (bootstrap.cc, offset).</summary>
    [Fact]
    public void AGrowingCommunicatorIsSplitFromItsLastRankOn()
    {
        var share = new RootShare(7, 0, 1, offset: 3);
        Assert.Equal(3, share.First);
        Assert.Equal(4, share.Served);
        Assert.Equal(5, share.Expected);
        Assert.Equal(7, share.Next(6));
        Assert.Equal(-1, share.Previous(3));
        Assert.Equal([false, false, false, true, true, true, true, true, false], Enumerable.Range(0, 9).Select(share.Includes));
    }

    [Fact]
    public void EverySplitCoversEveryRankOnce()
    {
        for (int size = 1; size <= 40; size++)
        {
            for (int roots = 1; roots <= size; roots++)
            {
                var served = new List<int>();
                for (int root = 0; root < roots; root++)
                {
                    var share = new RootShare(size, root, roots, 0);
                    served.AddRange(Enumerable.Range(share.First, share.Served));
                    Assert.True(share.Served == size / roots || share.Served == (size / roots) + 1);
                }

                Assert.Equal(Enumerable.Range(0, size), served);
            }
        }
    }
}
