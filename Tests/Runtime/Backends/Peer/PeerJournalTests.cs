namespace TypedCollectives.Tests.Backends.Peer;

/// <summary>Which call a meeting's number stands for, and what two ranks' calls under one number say.</summary>
public sealed class PeerJournalTests
{
    private readonly PeerJournal _mine = new();
    private readonly PeerJournal _theirs = new();

    [Fact]
    public void ACallOfSeveralMeetingsIsFoundByEachOfThem()
    {
        _mine.Add(5, 1, Call(CollectiveKind.AllReduce, 10));
        _mine.Add(8, 2, Call(CollectiveKind.Broadcast, 20));
        Assert.Null(_mine.At(4));
        Assert.All((uint[])[5, 6, 7], sequence => Assert.StartsWith("AllReduce<Single>(count 10", _mine.At(sequence)!.ToString()));
        Assert.StartsWith("Broadcast<Single>(count 20", _mine.At(8)!.ToString());
    }

    [Fact]
    public void OnlyAnotherCallUnderTheSameNumberContradicts()
    {
        Assert.False(_theirs.Contradicts(1, 7)); // has not come there
        _theirs.Add(1, 7, Call(CollectiveKind.AllReduce, 10));
        Assert.False(_theirs.Contradicts(1, 7));
        Assert.True(_theirs.Contradicts(1, 8));
        Assert.False(_theirs.Contradicts(2, 8));
        _theirs.Add(1 + 1024, 9, Call(CollectiveKind.AllReduce, 10)); // in the first one's place
        Assert.False(_theirs.Contradicts(1, 8));
    }

    [Fact]
    public void AMismatchNamesBothCalls()
    {
        _mine.Add(3, 1, Call(CollectiveKind.AllReduce, 10));
        _theirs.Add(3, 2, Call(CollectiveKind.AllReduce, 11));
        var status = new PeerStatus((3ul << 32) | (PeerStatus.Mismatch << 8) | 1);
        using DeviceSet devices = DeviceSet.OpenHost(1);
        string told = _mine.Failure(0, devices.Devices[0], status, TimeSpan.FromSeconds(1), _theirs).Message;
        Assert.StartsWith("SIZE_MISMATCH: rank 0 calls AllReduce<Single>(count 10, Sum) at Here.cs:12, rank 1 calls AllReduce<Single>(count 11, Sum)", told);
    }

    /// <summary>Another process's journal is out of sight: what may have differed is said instead, if the backend knows more than the calls.</summary>
    [Theory]
    [InlineData("")]
    [InlineData(PeerWindows.Hint)]
    public void AMismatchWithAnotherProcessEndsWithTheHint(string hint)
    {
        _mine.Add(3, 1, Call(CollectiveKind.AllReduce, 10));
        var status = new PeerStatus((3ul << 32) | (PeerStatus.Mismatch << 8) | 1);
        using DeviceSet devices = DeviceSet.OpenHost(1);
        string told = _mine.Failure(0, devices.Devices[0], status, TimeSpan.FromSeconds(1), hint: hint).Message;
        Assert.EndsWith(
            "met rank 1 in another collective than AllReduce<Single>(count 10, Sum) at Here.cs:12. All ranks must make the same collectives in the "
            + $"same order.{hint}",
            told);
    }

    [Fact]
    public void ARankThatLeftIsNamedWithTheCallThatWaits()
    {
        _mine.Add(3, 1, Call(CollectiveKind.AllReduce, 10));
        using DeviceSet devices = DeviceSet.OpenHost(1);
        string told = _mine.Failure(0, devices.Devices[0], PeerStatus.Left(1, 3), TimeSpan.FromSeconds(1)).Message;
        Assert.Contains("waits for rank 1 in AllReduce<Single>(count 10, Sum) at Here.cs:12, but rank 1's communicator is disposed", told);
    }

    private static CollectiveCall Call(CollectiveKind kind, long count) =>
        new() { Kind = kind, Count = count, Layout = ElementInfo<float>.Lanes!, File = "Here.cs", Line = 12 };
}
