using CsCheck;

namespace TypedCollectives.Tests.Backends.Peer;

/// <summary>How calls are carried out on CUDA devices, before any is there: nothing is left out and nothing done twice.</summary>
public sealed class PeerPlanTests
{
    private static readonly PeerTuning Tuning = PeerTuning.Default;

    [Fact]
    public void PartsOfABlockCoverItOnce() =>
        (from size in Gen.Int[2, PeerAddresses.MaxRanks]
         from count in Gen.Long[(Tuning.PushReduceBytes / sizeof(float)) + 1, 40_000_000]
         select (size, count)).Sample(input =>
        {
            PeerPlan plan = PeerPlan.Of(Call<float>(CollectiveKind.AllReduce, input.count), Tuning, input.size, 16, canReach: true);
            Assert.True(plan.IsCut);
            long next = 0;
            for (int rank = 0; rank < input.size; rank++)
            {
                PeerArguments part = plan.For(rank);
                Assert.Equal(Math.Min(next, part.FirstPack), part.FirstPack);
                if (part.Packs > 0)
                    Assert.Equal(next, part.FirstPack);
                next += part.Packs;
            }

            Assert.Equal((input.count + 3) / 4, next);
        });

    [Fact]
    public void TilesFitIntoASlot() =>
        (from size in Gen.Int[2, PeerAddresses.MaxRanks]
         from count in Gen.Long[1, 20_000_000]
         select (size, count)).Sample(input =>
        {
            PeerPlan plan = PeerPlan.Of(Call<double>(CollectiveKind.AllReduce, input.count), Tuning, input.size, 8, canReach: false);
            PeerArguments arguments = plan.Arguments;
            Assert.Equal(0, arguments.Aligned);
            Assert.True(arguments.TilePacks * arguments.PerPack * sizeof(double) <= arguments.Slot);
            Assert.Equal((arguments.Packs + arguments.TilePacks - 1) / arguments.TilePacks, plan.Meetings);
            Assert.Equal(0, arguments.Slot % PeerKernels.PackBytes);
            Assert.Equal(0, arguments.Slots % PeerKernels.PackBytes);
            Assert.True(arguments.Slots + (2 * input.size * arguments.Slot) <= PeerInbox.Bytes(input.size));
        });

    [Theory]
    [InlineData("AllReduce", 4 << 20, 2, "Push")]
    [InlineData("AllReduce", 4 << 20, 4, "Direct")]
    [InlineData("AllReduce", 1 << 20, 4, "Push")]
    [InlineData("ReduceScatter", 4 << 20, 4, "Push")]
    [InlineData("AllGather", 4 << 20, 2, "Push")]
    [InlineData("AllGather", 4 << 20, 4, "Direct")]
    [InlineData("AllReduce", 512 << 20, 2, "ReduceHere")]
    [InlineData("AllReduce", 512 << 20, 3, "Direct")]
    [InlineData("ReduceScatter", 512 << 20, 3, "Direct")]
    public void MoreRanksPushLessAndReduceByKernels(string operation, int bytes, int size, string kernel)
    {
        CollectiveKind kind = Enum.Parse<CollectiveKind>(operation);
        CollectiveCall call = Call<float>(kind, kind == CollectiveKind.AllGather ? bytes : bytes / sizeof(float));
        if (kind == CollectiveKind.AllGather)
            call.Layout = ElementInfo<float>.Bytes;
        Assert.StartsWith(kernel, PeerPlan.Of(call, Tuning, size, 16, canReach: true).Kernel.Name);
        Assert.Equal(kernel == "Push", PeerCaller.Carries(call, Tuning, size));
    }

    [Theory]
    [InlineData(8, 16, "Flagged")]
    [InlineData(8, 4, "Flagged")]
    [InlineData(1 << 20, 16, "Push")]
    [InlineData(16 << 20, 16, "Direct")]
    [InlineData(16 << 20, 4, "Direct")]
    [InlineData(512 << 20, 16, "ReduceHere")]
    [InlineData(512 << 20, 8, "Direct")]
    public void SizeAndAlignmentChooseTheKernel(int bytes, int alignment, string kernel)
    {
        PeerPlan plan = PeerPlan.Of(Call<float>(CollectiveKind.AllReduce, bytes / sizeof(float)), Tuning, 2, alignment, canReach: true);
        Assert.StartsWith(kernel, plan.Kernel.Name);
        Assert.Equal(alignment == 16 ? 1 : 0, plan.Arguments.Aligned);
    }

    [Theory]
    [InlineData(nameof(CollectiveKind.Broadcast), 0b010, 0b111, 0, 0)]
    [InlineData(nameof(CollectiveKind.Scatter), 0b010, 0b111, 64, 0)]
    [InlineData(nameof(CollectiveKind.Gather), 0b111, 0b010, 0, 64)]
    [InlineData(nameof(CollectiveKind.AllGather), 0b111, 0b111, 0, 64)]
    [InlineData(nameof(CollectiveKind.AllToAll), 0b111, 0b111, 64, 64)]
    public void MovesGoFromSourcesToTargets(string kind, int sources, int targets, long sendStride, long recvStride)
    {
        CollectiveCall call = Call<byte>(Enum.Parse<CollectiveKind>(kind), 64);
        call.Peer = 1;
        PeerArguments arguments = PeerPlan.Of(call, Tuning, 3, 16, canReach: true).Arguments;
        Assert.Equal((sources, targets, sendStride, recvStride), (arguments.Sources, arguments.Targets, arguments.SendStride, arguments.RecvStride));
    }

    [Fact]
    public void NothingIsLaunchedForNothing() =>
        Assert.Equal(0u, PeerPlan.Of(Call<float>(CollectiveKind.AllReduce, 0), Tuning, 2, 16, canReach: true).Meetings);

    [Fact]
    public void OnlyWhatRanksAgreeOnIsInAFingerprint()
    {
        CollectiveCall call = Call<float>(CollectiveKind.AllReduce, 10);
        uint fingerprint = PeerFingerprint.Of(call);
        CollectiveCall elsewhere = call;
        elsewhere.Line = 77;
        elsewhere.Peer = 1; // no root in an AllReduce
        Assert.Equal(fingerprint, PeerFingerprint.Of(elsewhere));

        CollectiveCall longer = call;
        longer.Count++;
        CollectiveCall other = call;
        other.Op = ReduceOp.Max;
        CollectiveCall typed = Call<int>(CollectiveKind.AllReduce, 10);
        CollectiveCall rooted = Call<float>(CollectiveKind.Reduce, 10);
        CollectiveCall otherRoot = rooted;
        otherRoot.Peer = 1;
        uint[] all = [fingerprint, PeerFingerprint.Of(longer), PeerFingerprint.Of(other), PeerFingerprint.Of(typed), PeerFingerprint.Of(rooted), PeerFingerprint.Of(otherRoot)];
        Assert.Equal(all.Length, all.Distinct().Count());
    }

    private static CollectiveCall Call<T>(CollectiveKind kind, long count)
        where T : unmanaged => new()
        {
            Kind = kind,
            Count = count,
            Layout = kind is CollectiveKind.AllReduce or CollectiveKind.Reduce ? ElementInfo<T>.Lanes! : ElementInfo<T>.Bytes,
        };
}
