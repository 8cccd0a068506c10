namespace TypedCollectives.Tests.Rendezvous;

public sealed class FileRendezvousTests : IDisposable
{
    private static readonly byte[] Mark = new byte[StoreHello.MarkBytes];
    private static readonly UniqueId Id = new([.. Enumerable.Range(0, UniqueId.Bytes).Select(i => (byte)i)]);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("meeting");
    private readonly MeetingFiles _files;

    public FileRendezvousTests() => _files = new MeetingFiles(Path.Join(_folder.FullName, "run"));

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(new[] { 0, 1, 2, 3 })]
    [InlineData(new[] { 3, 2, 1, 0 })]
    [InlineData(new[] { 2, 0, 3, 1 })]
    public async Task Ranks_meet_in_any_order_and_leave_nothing_but_the_lock(int[] order)
    {
        for (int round = 0; round < 3; round++)
        {
            List<Task<UniqueId>> ranks = [.. order.Select(rank => MeetAsync(rank, 4))];
            Assert.All(await Task.WhenAll(ranks), id => Assert.Equal(Id, id));
            Assert.Equal([_files.Lock], _folder.GetFiles().Select(file => file.FullName));
        }
    }

    [Fact]
    public async Task What_a_crashed_run_left_is_never_used()
    {
        var stale = new MeetingNote { Nonce = "00", Mark = Convert.ToHexStringLower(Mark), Size = 3, Writer = "a run that crashed" };
        string old = new UniqueId(new byte[UniqueId.Bytes]).ToString();
        File.WriteAllText(_files.Lock, "");
        MeetingFiles.Write(_files.Invitation, stale);
        MeetingFiles.Write(_files.Rank(1), stale with { Nonce = "01", Answers = "00" });
        MeetingFiles.Write(_files.Rank(2), stale with { Nonce = "02", Answers = "00" });
        MeetingFiles.Write(_files.Result, stale with { For = ["00", "01", "02"], Id = old });
        File.WriteAllText(_files.Rank(2) + ".02", "half a no");

        // These find the old invitation and answer it, before there is a rank 0 of their own.
        Task<UniqueId> first = MeetAsync(1, 3), second = MeetAsync(2, 3);
        while (MeetingFiles.Read(_files.Rank(1))?.Nonce == "01" || MeetingFiles.Read(_files.Rank(2))?.Nonce == "02")
            await Task.Yield();
        Assert.False(first.IsCompleted || second.IsCompleted);

        Assert.Equal(Id, await MeetAsync(0, 3));
        Assert.Equal(Id, await first);
        Assert.Equal(Id, await second);
    }

    [Fact]
    public async Task Files_of_another_run_are_passed_over()
    {
        MeetingFiles.Write(_files.Invitation, new MeetingNote { Nonce = "00", Mark = "ff", Size = 2, Writer = "another run" });
        CollectiveTimeoutException error = await Assert.ThrowsAsync<CollectiveTimeoutException>(() => MeetAsync(1, 2, TimeSpan.FromMilliseconds(100)));
        Assert.Equal($"Rank 1 of 2 found no invitation of rank 0 within 0.1 s (rendezvous by files at {_files.Path}).", error.Message);
        Assert.False(File.Exists(_files.Rank(1)));
    }

    [Fact]
    public async Task The_error_names_the_ranks_that_did_not_come_and_reaches_those_who_did()
    {
        Task<UniqueId> other = MeetAsync(2, 4);
        var note = new MeetingNote { Nonce = "aa", Mark = Convert.ToHexStringLower(Mark), Size = 4, Writer = "the host" };
        bool hasCome = false;
        async Task<bool> OnceMoreAfterItCame(int round, CancellationToken limit)
        {
            await Task.Yield();
            bool isOver = hasCome;
            hasCome = MeetingFiles.Read(_files.Rank(2))?.Answers == "aa";
            return !isOver;
        }

        MeetingTimeout error = await Assert.ThrowsAsync<MeetingTimeout>(
            () => new FileHost(_files, note).RunAsync(() => { }, () => Id, OnceMoreAfterItCame, Token));
        Assert.Equal("ranks 1, 3 of 4 did not come", error.Message);
        Assert.Equal("ranks 1, 3 of 4 did not come in time.", (await Assert.ThrowsAsync<CollectiveException>(() => other)).Message);
    }

    [Fact]
    public async Task Two_processes_of_rank_0_cannot_both_have_the_lock()
    {
        Task<UniqueId> first = MeetAsync(0, 2);
        while (MeetingFiles.Read(_files.Invitation) is null)
            await Task.Yield();

        CollectiveException error = await Assert.ThrowsAsync<CollectiveException>(() => MeetAsync(0, 2));
        Assert.StartsWith($"Rank 0 cannot lock {_files.Lock}: ", error.Message);
        Assert.Contains($"It was invited to by process {Environment.ProcessId} on {Environment.MachineName}.", error.Message);
        Assert.Equal(Id, await MeetAsync(1, 2));
        Assert.Equal(Id, await first);
    }

    [Fact]
    public async Task Two_processes_of_one_rank_are_found()
    {
        // The two write one file; whoever finds the other's in it says so, and one of the two does.
        Task<UniqueId> host = MeetAsync(0, 3), first = MeetAsync(1, 3), second = MeetAsync(1, 3);
        Task<UniqueId> failed = await Task.WhenAny(first, second);
        CollectiveException error = await Assert.ThrowsAsync<CollectiveException>(() => failed);
        Assert.StartsWith("Two processes say they are rank 1: ", error.Message);
        Assert.Equal(Id, await MeetAsync(2, 3));
        Assert.Equal(Id, await host);
        Assert.Equal(Id, await (failed == first ? second : first));
    }

    [Fact]
    public async Task Ranks_that_disagree_on_their_number_are_told()
    {
        Task<UniqueId> other = MeetAsync(1, 3);
        CollectiveException error = await Assert.ThrowsAsync<CollectiveException>(() => MeetAsync(0, 2));
        Assert.Matches(@"^Rank 1 \(process \d+ on .*\) was started as one of 3 ranks, rank 0 \(process \d+ on .*\) as one of 2\.$", error.Message);
        Assert.Equal(error.Message, (await Assert.ThrowsAsync<CollectiveException>(() => other)).Message);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task<UniqueId> MeetAsync(int rank, int size, TimeSpan? timeout = null)
    {
        await using var rendezvous = new FileRendezvous(Variables.Rank(rank, size), _files.Path, Mark, timeout ?? TimeSpan.FromSeconds(60));
        return await Task.Run(() => rendezvous.ExchangeAsync(() => rank == 0 ? Id : throw new InvalidOperationException("Only rank 0 makes an id."), Token), Token);
    }
}
