namespace TypedCollectives;

/// <summary>Where the ranks of one process meet: matches their calls, checks that they agree, and has the collective carried out.</summary>
/// <remarks>
/// The thread whose call completes a collective carries it out; the others wait. Collectives match by each rank's count of
/// calls, messages by order between two ranks. What disagrees, does not arrive in time or is disposed fails the whole clique,
/// for every rank: after such a failure the ranks no longer agree on which call is next.
/// </remarks>
/// <param name="size">The number of ranks.</param>
/// <param name="executor">Carries the collectives out.</param>
/// <param name="timeout">How long a rank waits for the others.</param>
/// <param name="makeExecutor">Makes the executor of some of the ranks, given their devices.</param>
internal sealed class CliqueExchange(
    int size, ICliqueExecutor executor, TimeSpan timeout, Func<CollectiveDevice[], ICliqueExecutor> makeExecutor)
{
    /// <summary>
    /// Guards all exchanges: a group's calls, which may be for several cliques, are joined as one, so that whoever completes the
    /// last of two collectives also completed, and carries out first, the one before it.
    /// </summary>
    internal static readonly Lock Gate = new();

    private readonly long[] _made = new long[size];
    private readonly bool[] _gone = new bool[size];
    private readonly List<Round> _open = []; // collectives some rank waits for; _open[0] is number _firstOpen
    private readonly MessageQueues _messages = new(size);
    private readonly Stack<Round> _pool = new();
    private long _firstOpen;
    private SplitMeeting? _split;
    private int _left;
    private volatile Func<CollectiveException>? _failure;

    internal ICliqueExecutor Executor => executor;

    /// <summary>What the clique failed with, if it did.</summary>
    internal CollectiveException? Failure
    {
        get
        {
            lock (Gate)
                return _failure?.Invoke();
        }
    }

    /// <summary>Throws if the clique has failed.</summary>
    internal void ThrowIfFailed()
    {
        if (_failure is { } failure)
        {
            throw new CollectiveException(
                $"The clique failed earlier and can carry nothing more; dispose it and make a new one. It failed with: {failure().Message}");
        }
    }

    /// <summary>Adds a rank's call to the round it belongs to; under the gate.</summary>
    /// <param name="rank">The rank.</param>
    /// <param name="call">Its call.</param>
    /// <param name="index">Its place in the launch.</param>
    internal Round Join(int rank, in CollectiveCall call, int index)
    {
        if (call.IsPointToPoint)
            return JoinMessage(rank, call, index);

        int position = (int)(_made[rank]++ - _firstOpen);
        while (_open.Count <= position)
            _open.Add(Take(size));

        Round round = _open[position];
        if (!round.IsEmpty && !round.First.Matches(call))
            Fail(Failures.Mismatch(round.FirstRank, round.First.Describe(), rank, call.Describe()));
        round.Join(rank, rank, call, index);

        if (_failure is not null)
            round.Complete(_failure);
        else if (_left > 0 && Array.IndexOf(_gone, true) is int gone && !round.Has(gone))
            Fail(Failures.Gone(gone, rank, call));

        // Rounds fill in order, since a rank makes its calls one after the other.
        while (_open.Count > 0 && _open[0].IsFull)
        {
            _open.RemoveAt(0);
            _firstOpen++;
        }

        return round;
    }

    /// <summary>Adds a rank to the split that is under way, or starts one; under the gate.</summary>
    /// <returns>The split, and whether this rank completes it.</returns>
    internal (SplitMeeting Meeting, bool IsLast) JoinSplit(SplitRequest request)
    {
        ThrowIfFailed();
        SplitMeeting meeting = _split ??= new SplitMeeting(size);
        meeting.Join(request);
        if (meeting.IsFull)
            _split = null;
        else if (Enumerable.Range(0, size).FirstOrDefault(rank => _gone[rank] && !meeting.Has(rank), -1) is >= 0 and int gone)
            Fail(Failures.Gone(gone, request.Communicator.Rank, request.Name));
        return (meeting, meeting.IsFull);
    }

    /// <summary>Makes the parts of a split to which every rank has come.</summary>
    internal void CarryOut(SplitMeeting meeting) => meeting.Form(
        (devices, own) => new CliqueExchange(devices.Length, makeExecutor(devices), own ?? timeout, makeExecutor));

    /// <summary>Waits for the end of a split, or fails the clique when the deadline passes.</summary>
    internal void AwaitEnd(SplitMeeting meeting)
    {
        if (meeting.Wait(timeout))
            return;
        lock (Gate)
        {
            if (!meeting.IsFull && !meeting.IsDone)
                Fail(Failures.SplitTimeout(timeout, meeting.Missing));
        }

        meeting.Wait(Timeout.InfiniteTimeSpan);
    }

    /// <summary>A rank gives up, for everybody: what waits on the devices for another rank ends, too.</summary>
    internal void Abort(int rank) => Break(() => new CollectiveException($"Rank {rank}'s communicator was aborted."));

    /// <summary>Enters a rank's call where the others' are found, and fails the clique if they disagree.</summary>
    internal void Announce(int rank, in CollectiveCall call)
    {
        ThrowIfFailed();
        if (executor.Announce(rank, call) is { } failure)
            throw Broken(failure);
    }

    /// <summary>The same, and launches the rank's part where all agree so far.</summary>
    internal void LaunchAlone(int rank, in CollectiveCall call)
    {
        ThrowIfFailed();
        if (executor.LaunchAlone(rank, call) is { } failure)
            throw Broken(failure);
    }

    /// <summary>Throws what the clique failed with rather than what came of it.</summary>
    internal void Synchronize(int rank)
    {
        try
        {
            executor.Synchronize(rank);
        }
        catch (CollectiveException) when (_failure is not null)
        {
            throw _failure();
        }
    }

    /// <summary>Carries out a round that is full.</summary>
    internal void CarryOut(Round round)
    {
        try
        {
            ReadOnlySpan<CollectiveCall> calls = round.Calls;
            if (calls[0].IsPointToPoint)
                executor.Transfer(round.RankOf(0), calls[0], round.RankOf(1), calls[1]);
            else
                executor.Execute(calls);
            round.Complete(null);
        }
        catch (Exception exception)
        {
            // What the calls before disagree in is no failure of this one.
            Func<CollectiveException> failure = exception is CollectiveMismatchException mismatch
                ? () => new CollectiveMismatchException(mismatch.Message)
                : Failures.Execution(executor.Kind, round.Calls[0], exception);
            lock (Gate)
                Fail(failure);
            round.Complete(failure);
        }
    }

    /// <summary>Waits for the end of a round, or fails the clique when the deadline passes.</summary>
    internal void AwaitEnd(Round round, in RecordedCall mine)
    {
        if (round.Wait(timeout))
            return;

        lock (Gate)
        {
            // Full means that it is being carried out right now, which ends by itself.
            if (!round.IsFull && !round.IsDone)
                Fail(Failures.Timeout(timeout, mine, Missing(round, mine.Call)));
        }

        round.Wait(Timeout.InfiniteTimeSpan);
    }

    /// <summary>A participant is done with a round; the last one gives it back to the pool.</summary>
    internal void Release(Round round)
    {
        if (round.IsDone && round.Leave())
        {
            lock (Gate)
                _pool.Push(round);
        }
    }

    /// <summary>A rank's communicator was disposed: whoever waits for it waits in vain.</summary>
    internal void Leave(int rank)
    {
        bool last;
        lock (Gate)
        {
            _gone[rank] = true;
            last = ++_left == size;
            if (_open.Find(round => !round.IsEmpty && !round.Has(rank)) is { } waiting)
                Fail(Failures.Gone(rank, waiting.FirstRank, waiting.First));
            if (_split is { } split && !split.Has(rank))
                Fail(Failures.Gone(rank, split.FirstRank, "Split"));
            if (_messages.WaitingFor(rank) is { } message)
                Fail(Failures.Gone(rank, message.FirstRank, message.First));

            // Under the gate: the last rank disposes the executor when all have left.
            executor.Leave(rank);
        }

        if (last)
            executor.Dispose();
    }

    private Round JoinMessage(int rank, in CollectiveCall call, int index)
    {
        bool sends = call.Kind == CollectiveKind.Send;
        (int from, int to) = sends ? (rank, call.Peer) : (call.Peer, rank);
        Round? waiting = _messages.TakeMatch(from, to, sends);
        Round round = waiting ?? Take(2);
        round.Join(sends ? 0 : 1, rank, call, index);
        if (waiting is null)
        {
            _messages.Add(from, to, sends, round);
            if (_gone[call.Peer])
                Fail(Failures.Gone(call.Peer, rank, call));
        }
        else if (round.Calls[0].Count != round.Calls[1].Count || round.Calls[0].Layout != round.Calls[1].Layout)
        {
            Fail(Failures.Mismatch(from, round.Calls[0].Describe(), to, round.Calls[1].Describe()));
        }

        if (_failure is not null && !round.IsDone)
            round.Complete(_failure);
        return round;
    }

    private List<int> Missing(Round round, in CollectiveCall call) =>
        call.IsPointToPoint ? [call.Peer] : [.. Enumerable.Range(0, size).Where(slot => !round.Has(slot))];

    private CollectiveException Broken(Func<CollectiveException> failure)
    {
        Break(failure);
        return failure();
    }

    private void Break(Func<CollectiveException> failure)
    {
        lock (Gate)
        {
            Fail(failure);

            // An abort may come from any thread at any time, even when the last rank is gone and the executor with it.
            if (_left < size)
                executor.Abandon();
        }
    }

    /// <summary>Fails every collective and message that somebody waits for and nobody carries out; under the gate.</summary>
    private void Fail(Func<CollectiveException> failure)
    {
        _failure ??= failure;
        foreach (Round round in _open)
        {
            if (!round.IsDone)
                round.Complete(_failure);
        }

        foreach (Round round in _messages.TakeAll())
            round.Complete(_failure);
        _split?.Fail(_failure);
        _split = null;
    }

    private Round Take(int participants)
    {
        Round round = _pool.Count > 0 ? _pool.Pop() : new Round(Math.Max(size, 2));
        round.Reset(participants);
        return round;
    }
}
