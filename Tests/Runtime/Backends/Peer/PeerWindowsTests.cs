using CsCheck;
using ILGPU;
using ILGPU.Runtime;
using TypedCollectives.Interop.Nccl;

namespace TypedCollectives.Tests.Backends.Peer;

/// <summary>Where the buffers of a call are on every rank: every rank of a clique keeps its windows here, and none is on a GPU.</summary>
public sealed class PeerWindowsTests : IDisposable
{
    private const int Length = 1000;

    private static readonly CollectiveKind[] Reached =
    [
        CollectiveKind.AllReduce, CollectiveKind.ReduceScatter, CollectiveKind.AllGather, CollectiveKind.AllToAll, CollectiveKind.Broadcast,
        CollectiveKind.Scatter,
    ];

    private static readonly Gen<WindowPlace> Place =
        from start in Gen.Int[0, Length - 1]
        from bytes in Gen.Int[1, Length - start]
        select new WindowPlace(start, bytes);

    // Long ones that begin early: several windows hold the same place.
    private static readonly Gen<WindowPlace> LongPlace =
        from start in Gen.Int[0, Length / 4]
        from bytes in Gen.Int[Length / 2, Length - start]
        select new WindowPlace(start, bytes);

    private static readonly Gen<WindowCall> Call =
        from kind in Gen.Int[0, Reached.Length - 1].Select(i => Reached[i])
        from send in Place
        from recv in Place
        from count in Gen.Long[1, 1L << 40]
        select new WindowCall(kind, send, recv, count);

    private readonly CommunicatorClique _clique = Communicator.InitAll(1, new CommunicatorOptions { Backend = BackendKind.Peer });
    private readonly MemoryBuffer1D<byte, Stride1D.Dense>[] _buffers;

    public PeerWindowsTests() =>
        _buffers = [.. Enumerable.Range(0, PeerAddresses.MaxRanks).Select(_ => _clique[0].Accelerator.Allocate1D<byte>(Length))];

    public void Dispose()
    {
        Array.ForEach(_buffers, buffer => buffer.Dispose());
        _clique.Dispose();
    }

    /// <summary>Windows come and go, the same on all ranks; a call is looked up in what is left.</summary>
    [Fact]
    public void TheOldestWindowThatHoldsABufferSaysWhereTheOthersAre() =>
        (from size in Gen.Int[2, PeerAddresses.MaxRanks]
         from places in Gen.OneOf(Place, LongPlace).Array[0, 8]
         from removals in Gen.Int[0, 7].Array[0, 6]
         from later in Gen.OneOf(Place, LongPlace).Array[0, 3]
         from call in Call
         select (size, places, removals, later, call)).Sample(input =>
        {
            List<(int Number, WindowPlace Place)> left = [.. input.places.Select((place, number) => (number, place))];
            left.RemoveAll(window => input.removals.Contains(window.Number));
            left.AddRange(input.later.Select((place, i) => (input.places.Length + i, place)));

            var fingerprints = new HashSet<uint>();
            int reached = 0;
            for (int rank = 0; rank < input.size; rank++)
            {
                RankWindows windows = Of(rank, input.size);
                Array.ForEach(input.places, windows.Add);
                Array.ForEach(input.removals, windows.Remove);
                Array.ForEach(input.later, windows.Add);
                (bool send, bool recv) = TouchedByOthers(input.call.Kind);
                long[]? sends = Expected(windows, left, input.call.Send, send);
                long[]? recvs = Expected(windows, left, input.call.Recv, recv);
                PeerReach? reach = windows.Reach(input.call);

                Assert.Equal(sends is not null && recvs is not null, reach is not null);
                if (reach is not { } found)
                    continue;
                reached++;
                fingerprints.Add(found.Fingerprint);
                Assert.Equal(sends!, Enumerable.Range(0, input.size).Select(other => found.Send[other]));
                Assert.Equal(recvs!, Enumerable.Range(0, input.size).Select(other => found.Recv[other]));
            }

            Assert.True(reached == 0 || (reached == input.size && fingerprints.Count == 1), $"{reached} reached, {fingerprints.Count} fingerprints");
        }, iter: 2000);

    /// <summary>One rank does something else than the others, in a window all the same: no flag of it is theirs.</summary>
    [Fact]
    public void ARankThatGivesAnotherPlaceHasAnotherFingerprint() =>
        (from size in Gen.Int[2, PeerAddresses.MaxRanks]
         from rank in Gen.Int[0, size - 1]
         from older in Gen.Int[0, 4]
         from call in Call
         from otherKind in Gen.Int[0, Reached.Length - 1].Select(i => Reached[i])
         from otherPlace in Place
         from otherCount in Gen.Long[1, 1L << 40]
         from olderThere in Gen.Int[0, 4]
         select (size, rank, older, call, otherKind, otherPlace, otherCount, olderThere)).Sample(input =>
        {
            WindowCall call = input.call;
            RankWindows here = Whole((input.rank + 1) % input.size, input.size, input.older);
            uint agreed = here.Reach(call)!.Value.Fingerprint;
            (bool send, bool recv) = TouchedByOthers(call.Kind);

            Differs(input.otherKind != call.Kind, input.older, call with { Kind = input.otherKind });
            Differs(input.otherCount != call.Count, input.older, call with { Count = input.otherCount });
            Differs(send && input.otherPlace.Start != call.Send.Start, input.older, call with { Send = input.otherPlace });
            Differs(recv && input.otherPlace.Start != call.Recv.Start, input.older, call with { Recv = input.otherPlace });
            Differs(input.olderThere != input.older, input.olderThere, call);
            Differs(call.Send.Start != call.Recv.Start, input.older, call with { Send = call.Recv, Recv = call.Send });
            // A rank that is in no window sends the fingerprint of the call alone.
            Assert.NotEqual(agreed, PeerFingerprint.Of(here.Call(call)));

            void Differs(bool differs, int older, WindowCall other) =>
                Assert.Equal(differs, agreed != Whole(input.rank, input.size, older).Reach(other)!.Value.Fingerprint);
        });

    [Fact]
    public void WhatOthersDoNotTouchMayBeAnywhere()
    {
        using var elsewhere = _clique[0].Accelerator.Allocate1D<byte>(Length);
        RankWindows windows = Whole(1, 3, older: 0);
        CollectiveCall call = windows.Call(new WindowCall(CollectiveKind.AllGather, new WindowPlace(0, 10), new WindowPlace(8, 30), 10));
        call.Send = Operand.Of((ArrayView<byte>)elsewhere.View);
        PeerReach reach = windows.Windows.Reach(call)!.Value;
        Assert.Equal([0, call.Send.Pointer, 0], Enumerable.Range(0, 3).Select(rank => reach.Send[rank]));

        call.Recv = call.Send;
        Assert.Null(windows.Windows.Reach(call));
    }

    /// <summary>Every kind there is: nobody but a root knows where it receives, and two ranks meet without the others.</summary>
    [Fact]
    public void OnlyWhatEveryRankHasIsReached()
    {
        RankWindows windows = Whole(0, 2, older: 0);
        var call = new WindowCall(default, new WindowPlace(0, 16), new WindowPlace(16, 16), 16);
        foreach (CollectiveKind kind in Enum.GetValues<CollectiveKind>())
            Assert.Equal(Reached.Contains(kind), windows.Reach(call with { Kind = kind }) is not null);
    }

    /// <summary>Another buffer may be where it was.</summary>
    [Fact]
    public void ADisposedBufferIsInNoWindow()
    {
        var buffer = _clique[0].Accelerator.Allocate1D<byte>(Length);
        Operand memory = Operand.Of((ArrayView<byte>)buffer.View);
        var windows = new PeerWindows(0, 2);
        windows.Add(new MemoryWindow(_clique[0], Length), memory, PeerAddresses.Of([memory.Pointer, 4096]), new CountingMapping());
        CollectiveCall call = Whole(0, 2, older: 0).Call(new WindowCall(CollectiveKind.AllReduce, default, default, Length));
        (call.Send, call.Recv) = (memory, memory);
        Assert.NotNull(windows.Reach(call));
        buffer.Dispose();
        Assert.Null(windows.Reach(call));
    }

    [Fact]
    public void AWindowIsRemovedOnce()
    {
        var mapping = new CountingMapping();
        var window = new MemoryWindow(_clique[0], Length);
        var windows = new PeerWindows(0, 2);
        Assert.True(windows.IsEmpty);
        windows.Add(window, Operand.Of((ArrayView<byte>)_buffers[0].View), default, mapping);
        Assert.False(windows.IsEmpty);
        Assert.Same(mapping, windows.Remove(window));
        Assert.Null(windows.Remove(window));
        Assert.True(windows.IsEmpty);
        windows.Clear();
        Assert.Equal(0, mapping.Disposals); // whoever removed it ends it
    }

    [Fact]
    public void ClearingEndsEveryWindowOnce()
    {
        CountingMapping[] mappings = [new(), new(), new()];
        var windows = new PeerWindows(0, 2);
        MemoryWindow[] made = [.. mappings.Select(_ => new MemoryWindow(_clique[0], Length))];
        for (int i = 0; i < mappings.Length; i++)
            windows.Add(made[i], Operand.Of((ArrayView<byte>)_buffers[0].View), default, mappings[i]);
        windows.Clear();
        windows.Clear();
        Assert.All(mappings, mapping => Assert.Equal(1, mapping.Disposals));
        Assert.True(windows.IsEmpty);
        Assert.All(made, window => Assert.Null(windows.Remove(window)));
    }

    [Theory]
    [InlineData(NcclWindowFlags.Default, null)]
    [InlineData(NcclWindowFlags.CollSymmetric, null)]
    [InlineData(NcclWindowFlags.StrictOrdering, "StrictOrdering")]
    [InlineData(NcclWindowFlags.GinOnly, "GinOnly")]
    [InlineData(NcclWindowFlags.CftCounted | NcclWindowFlags.CollSymmetric, "CftCounted")]
    public void OnlyNcclsFlagsAreRefused(NcclWindowFlags flags, string? named)
    {
        Operand memory = Operand.Of((ArrayView<byte>)_buffers[0].View);
        var request = new WindowRequest(_clique[0], memory, flags, new MemoryWindow(_clique[0], Length));
        Exception? exception = Record.Exception(() => PeerWindows.Check(request));
        Assert.Equal(
            named is null ? null : $"RegisterWindow: NcclWindowFlags.{named} is for NCCL; the Peer backend knows CollSymmetric and Default.",
            (exception as NotSupportedException)?.Message ?? exception?.ToString());
    }

    /// <summary>What others read and write of a rank's buffers, collective by collective.</summary>
    private static (bool Send, bool Recv) TouchedByOthers(CollectiveKind kind) =>
        (kind is CollectiveKind.AllReduce or CollectiveKind.ReduceScatter, kind is not CollectiveKind.ReduceScatter);

    private static long[]? Expected(RankWindows windows, List<(int Number, WindowPlace Place)> left, WindowPlace place, bool touched)
    {
        int oldest = touched ? left.FindIndex(window => window.Place.Holds(place)) : -1;
        if (touched && oldest < 0)
            return null;
        return [.. Enumerable.Range(0, windows.Size).Select(other =>
            other == windows.Rank ? windows.Own(place) : touched ? windows.Theirs(other, left[oldest].Number) + place.Start - left[oldest].Place.Start : 0)];
    }

    private RankWindows Of(int rank, int size) => new(rank, size, _clique[0], _buffers[rank]);

    /// <summary>A rank with a window that holds its whole buffer, and some before that are gone.</summary>
    private RankWindows Whole(int rank, int size, int older)
    {
        RankWindows windows = Of(rank, size);
        for (int i = 0; i < older; i++)
        {
            windows.Add(new WindowPlace(0, Length));
            windows.Remove(i);
        }

        windows.Add(new WindowPlace(0, Length));
        return windows;
    }
}
