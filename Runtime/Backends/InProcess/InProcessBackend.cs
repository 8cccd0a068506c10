using System.Buffers;

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
        Round[] rounds = ArrayPool<Round>.Shared.Rent(calls.Length);
        int joined = 0;
        try
        {
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

    public void Synchronize() => exchange.Executor.Synchronize(rank);

    public void Check(GroupRequest request)
    {
        if (request is not SplitRequest split)
            throw CallErrors.OnlyNccl(request.Communicator, request.Name);
        if (split.Options is { } options && options.Backend != BackendKind.Auto && options.Backend != Kind)
            throw new ArgumentException($"Split: a communicator stays on its backend, which is {Kind} and not {options.Backend}.", nameof(options));
    }

    public void Run(IReadOnlyList<GroupRequest> requests)
    {
        var meetings = new (CliqueExchange Exchange, SplitMeeting Meeting, bool IsLast)[requests.Count];
        lock (CliqueExchange.Gate)
        {
            for (int i = 0; i < meetings.Length; i++)
            {
                CliqueExchange own = ((InProcessBackend)requests[i].Communicator.Transport).Exchange;
                (SplitMeeting meeting, bool isLast) = own.JoinSplit((SplitRequest)requests[i]);
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

    private static CliqueExchange ExchangeOf(in RecordedCall call) => ((InProcessBackend)call.Communicator.Transport).Exchange;
}
