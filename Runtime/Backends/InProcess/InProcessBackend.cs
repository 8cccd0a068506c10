using System.Buffers;
using System.Runtime.InteropServices;

namespace TypedCollectives;

/// <summary>One rank's end of a clique whose ranks are all in this process.</summary>
internal sealed class InProcessBackend(int rank, CliqueExchange exchange) : ICommunicatorBackend
{
    public BackendKind Kind => exchange.Executor.Kind;

    public bool CarriesHostMemory => exchange.Executor.CarriesHostMemory;

    public CollectiveException? AsyncError => exchange.Failure;

    private CliqueExchange Exchange => exchange;

    public void Launch(ReadOnlySpan<RecordedCall> calls)
    {
        LaunchWay first = WayOf(calls[0]);
        bool same = true;
        foreach (ref readonly RecordedCall call in calls[1..])
            same &= WayOf(call) == first;

        if (same && first == LaunchWay.Alone)
            LaunchAlone(calls);
        else if (same && first == LaunchWay.Together)
            LaunchTogether(calls);
        else
            LaunchInTurn(calls);
    }

    /// <summary>Calls that wait for no other rank's host.</summary>
    private static void LaunchAlone(ReadOnlySpan<RecordedCall> calls)
    {
        foreach (ref readonly RecordedCall call in calls)
            ExchangeOf(call).LaunchAlone(call.Communicator.Rank, call.Call);
    }

    /// <summary>Each communicator's calls in their order: as many at a time as need not wait for one that is launched another way.</summary>
    private static void LaunchInTurn(ReadOnlySpan<RecordedCall> calls)
    {
        List<RecordedCall> left = [.. calls];
        for (bool alone = true; left.Count > 0; alone = !alone)
        {
            ReadOnlySpan<RecordedCall> turn = CollectionsMarshal.AsSpan(TakeTurn(left, alone));
            if (alone)
                LaunchAlone(turn);
            else if (turn.Length > 0)
                LaunchTogether(turn);
        }
    }

    private static List<RecordedCall> TakeTurn(List<RecordedCall> left, bool alone)
    {
        var turn = new List<RecordedCall>(left.Count);
        var held = new HashSet<Communicator>();
        left.RemoveAll(call =>
        {
            LaunchWay way = WayOf(call);
            bool taken = (way == LaunchWay.Alone) == alone && !held.Contains(call.Communicator);
            if (taken)
                turn.Add(call);
            // What comes after the first of its kind is looked at again when that is launched.
            if (!taken || way == LaunchWay.FirstTogether)
                held.Add(call.Communicator);
            return taken;
        });
        return turn;
    }

    private static void LaunchTogether(ReadOnlySpan<RecordedCall> calls)
    {
        Round[] rounds = ArrayPool<Round>.Shared.Rent(calls.Length);
        int joined = 0;
        try
        {
            for (int i = 0; i < calls.Length; i++)
            {
                if (IsFirstOfItsRank(calls, i))
                    ExchangeOf(calls[i]).Announce(calls[i].Communicator.Rank, calls[i].Call);
            }

            lock (CliqueExchange.Gate)
            {
                foreach (ref readonly RecordedCall call in calls)
                    ExchangeOf(call).ThrowIfFailed();
                for (; joined < calls.Length; joined++)
                    rounds[joined] = ExchangeOf(calls[joined]).Join(calls[joined].Communicator.Rank, calls[joined].Call, joined);
            }

            int thread = Environment.CurrentManagedThreadId;
            for (int i = 0; i < joined; i++)
            {
                if (rounds[i].FilledBy == (thread, i) && !rounds[i].IsDone)
                    ExchangeOf(calls[i]).CarryOut(rounds[i]);
            }

            Func<CollectiveException>? failure = null;
            for (int i = 0; i < joined; i++)
            {
                ExchangeOf(calls[i]).AwaitEnd(rounds[i], calls[i]);
                failure ??= rounds[i].Failure;
            }

            if (failure is not null)
                throw failure();
        }
        finally
        {
            for (int i = 0; i < joined; i++)
                ExchangeOf(calls[i]).Release(rounds[i]);
            ArrayPool<Round>.Shared.Return(rounds, clearArray: true);
        }
    }

    public void Synchronize() => exchange.Synchronize(rank);

    public void Check(GroupRequest request)
    {
        if (request is WindowRequest window && Kind == BackendKind.Peer)
        {
            PeerWindows.Check(window);
            return;
        }

        if (request is not SplitRequest split)
            throw CallErrors.NotDone(request);
        if (split.Options is { } options && options.Backend != BackendKind.Auto && options.Backend != Kind)
            throw new ArgumentException($"Split: a communicator stays on its backend, which is {Kind} and not {options.Backend}.", nameof(options));
    }

    public void Run(IReadOnlyList<GroupRequest> requests)
    {
        // Every device of a clique reaches the others' memory without a window, or none does.
        foreach (WindowRequest request in requests.OfType<WindowRequest>())
            request.Window.Complete(ExchangeOf(request).Executor.ReachesUserMemory, static _ => { });
        RunSplits([.. requests.OfType<SplitRequest>()]);
    }

    private static void RunSplits(SplitRequest[] requests)
    {
        var meetings = new (CliqueExchange Exchange, SplitMeeting Meeting, bool IsLast)[requests.Length];
        lock (CliqueExchange.Gate)
        {
            for (int i = 0; i < meetings.Length; i++)
            {
                CliqueExchange own = ExchangeOf(requests[i]);
                (SplitMeeting meeting, bool isLast) = own.JoinSplit(requests[i]);
                meetings[i] = (own, meeting, isLast);
            }
        }

        foreach ((CliqueExchange own, SplitMeeting meeting, bool isLast) in meetings)
        {
            if (isLast)
                own.CarryOut(meeting);
        }

        foreach ((CliqueExchange own, SplitMeeting meeting, _) in meetings)
            own.AwaitEnd(meeting);
    }

    public void Abort() => exchange.Abort(rank);

    public void Dispose() => exchange.Leave(rank);

    private static bool IsFirstOfItsRank(ReadOnlySpan<RecordedCall> calls, int index)
    {
        for (int i = 0; i < index; i++)
        {
            if (calls[i].Communicator == calls[index].Communicator)
                return false;
        }

        return true;
    }

    private static LaunchWay WayOf(in RecordedCall call) => ExchangeOf(call).Executor.WayOf(call.Communicator.Rank, call.Call);

    private static CliqueExchange ExchangeOf(in RecordedCall call) => ((InProcessBackend)call.Communicator.Transport).Exchange;

    private static CliqueExchange ExchangeOf(GroupRequest request) => ((InProcessBackend)request.Communicator.Transport).Exchange;
}
