namespace TypedCollectives;

/// <summary>A call that is under way: whom it waits for, and until when.</summary>
internal sealed class TcpCall : IDisposable
{
    private readonly TcpMesh _mesh;
    private readonly RecordedCall _recorded;
    private readonly TimeSpan _timeout;
    private readonly int[] _waits;
    private Timer? _deadline;

    internal TcpCall(TcpMesh mesh, in RecordedCall recorded, TimeSpan timeout)
    {
        _mesh = mesh;
        _recorded = recorded;
        _timeout = timeout;
        _waits = new int[mesh.Size];
        Description = recorded.Call.Describe();
    }

    internal CallDescription Description { get; }

    internal int Rank => _mesh.Rank;

    internal int Size => _mesh.Size;

    internal bool IsDone { get; private set; }

    internal ref readonly CollectiveCall Call => ref _recorded.Call;

    /// <summary>The call's turn has come: its deadline runs from now, and again from whenever something moved.</summary>
    internal void Start() => _deadline ??= new Timer(_ => OnDeadline(), null, _timeout, Timeout.InfiniteTimeSpan);

    internal void Finish()
    {
        IsDone = true;
        Dispose();
    }

    public void Dispose() => _deadline?.Dispose();

    /// <summary>Fails the communicator, unless it has failed, because the call cannot be carried out here.</summary>
    internal void Fail(Exception exception) =>
        _mesh.Fail(FailureNotice.Of(Failures.Execution(BackendKind.Host, Call, exception)(), Rank));

    /// <summary>Does something with a peer; what goes wrong fails the communicator at once.</summary>
    internal async Task WithPeerAsync(int peer, Func<PeerChannel, Task> work)
    {
        Interlocked.Increment(ref _waits[peer]);
        try
        {
            PeerChannel channel = await _mesh.ChannelAsync(peer).ConfigureAwait(false);
            await work(channel).ConfigureAwait(false);
            Interlocked.Decrement(ref _waits[peer]);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            _mesh.Fail(FailureNotice.Of(Explain(peer, exception), Rank));
            throw;
        }
    }

    /// <summary>Does something with every other rank at the same time.</summary>
    internal Task WithAllAsync(Func<PeerChannel, Task> work) =>
        Task.WhenAll(Enumerable.Range(0, Size).Where(peer => peer != Rank).Select(peer => WithPeerAsync(peer, work)));

    /// <summary>Waits for every rank to come to the collective, and compares what each one calls.</summary>
    internal Task AgreeAsync()
    {
        ReadOnlyMemory<byte> payload = CallPayload.Write(Description);
        return WithAllAsync(async channel =>
        {
            await channel.SendAsync(FrameKind.Collective, payload).ConfigureAwait(false);
            await ExpectAsync(channel, FrameKind.Collective).ConfigureAwait(false);
        });
    }

    /// <summary>Waits for a peer's part of the call, and compares.</summary>
    internal async Task ExpectAsync(PeerChannel channel, FrameKind kind)
    {
        CallDescription theirs = await channel.NextCallAsync(kind, _mesh.Failing).ConfigureAwait(false);
        if (Description.Matches(theirs))
            Progress();
        else if (Rank < channel.Peer)
            throw Failures.Mismatch(Rank, Description, channel.Peer, theirs)();
        else
            throw Failures.Mismatch(channel.Peer, theirs, Rank, Description)();
    }

    /// <summary>Moves data to and from all peers at the same time.</summary>
    internal Task ExchangeAsync(Func<int, Transfer> transferWith) => Task.WhenAll(
        Enumerable.Range(0, Size)
            .Where(peer => peer != Rank)
            .Select(peer => (Peer: peer, Transfer: transferWith(peer)))
            .Where(item => !item.Transfer.IsEmpty)
            .Select(item => WithPeerAsync(item.Peer, channel => TransferAsync(channel, FrameKind.CollectiveData, item.Transfer))));

    /// <summary>Moves data to and from one peer at the same time.</summary>
    internal Task TransferAsync(PeerChannel channel, FrameKind kind, Transfer transfer)
    {
        Task received = channel.Lane(kind).Post(transfer.Recv, transfer.RecvBytes, Progress).WaitAsync(_mesh.Failing);
        Task sent = channel.SendDataAsync(kind, transfer.Send, transfer.SendBytes, Progress, _mesh.Failing);
        return Task.WhenAll(sent, received);
    }

    private void Progress()
    {
        try
        {
            _deadline?.Change(_timeout, Timeout.InfiniteTimeSpan);
        }
        catch (ObjectDisposedException)
        {
            // The call ended meanwhile.
        }
    }

    private CollectiveException Explain(int peer, Exception exception) => exception switch
    {
        CollectiveException explained => explained,
        PeerGoneException => Failures.Gone(peer, Rank, Call)(),
        _ => Failures.Unreachable(peer, _mesh.Describe(peer), Rank, Call, exception)(),
    };

    private void OnDeadline()
    {
        int[] missing = [.. Enumerable.Range(0, Size).Where(peer => Volatile.Read(ref _waits[peer]) > 0)];
        if (missing.Length == 0)
            return; // it is being reduced here, which ends by itself
        string elsewhere = string.Concat(missing.Select(peer =>
            _mesh.Existing(peer)?.UnmatchedCall() is { } call ? $" Rank {peer} waits in {call}." : ""));
        _mesh.Fail(FailureNotice.Of(Failures.Timeout(_timeout, _recorded, missing, elsewhere)(), Rank));
    }
}
