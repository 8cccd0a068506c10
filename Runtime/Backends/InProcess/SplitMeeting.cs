namespace TypedCollectives;

/// <summary>Where the ranks of a clique come together to be split; every one of them, whatever its color.</summary>
/// <param name="size">The number of ranks.</param>
internal sealed class SplitMeeting(int size)
{
    private readonly SplitRequest?[] _requests = new SplitRequest?[size];
    private readonly ManualResetEventSlim _done = new();
    private int _arrived;
    private volatile Func<Exception>? _failure;

    internal bool IsFull => _arrived == size;

    internal bool IsDone => _done.IsSet;

    /// <summary>The ranks that have not come.</summary>
    internal List<int> Missing => [.. Enumerable.Range(0, size).Where(rank => _requests[rank] is null)];

    /// <summary>One rank that has come.</summary>
    internal int FirstRank => Array.FindIndex(_requests, request => request is not null);

    internal bool Has(int rank) => _requests[rank] is not null;

    internal void Join(SplitRequest request)
    {
        _requests[request.Communicator.Rank] = request;
        _arrived++;
    }

    /// <summary>Makes the parts: one clique a color, its ranks in the order of their keys and, where those are equal, of their ranks.</summary>
    /// <param name="makeExchange">Makes what the ranks of a part meet at, given their devices and how long they wait.</param>
    internal void Form(Func<CollectiveDevice[], TimeSpan?, CliqueExchange> makeExchange)
    {
        try
        {
            foreach (IGrouping<int, SplitRequest> part in _requests.OfType<SplitRequest>().Where(request => request.Child is not null)
                .OrderBy(request => request.Key).GroupBy(request => request.Color))
            {
                SplitRequest[] members = [.. part];
                CliqueExchange exchange = makeExchange([.. members.Select(member => member.Communicator.Device)], members[0].Options?.Timeout);
                for (int rank = 0; rank < members.Length; rank++)
                {
                    SplitRequest member = members[rank];
                    string reason = $"{member.Communicator.BackendReason}; {member.Name}";
                    var parts = new RankParts(member.Communicator.Device, new InProcessBackend(rank, exchange), reason, null);
                    member.Child!.Complete(parts, rank, members.Length);
                }
            }
        }
        catch (Exception exception)
        {
            _failure = () => new CollectiveException($"Split failed: {exception.Message}", exception);
        }

        _done.Set();
    }

    internal void Fail(Func<Exception> failure)
    {
        _failure = failure;
        _done.Set();
    }

    /// <summary>Waits for the parts.</summary>
    /// <returns>Whether the end came before the deadline.</returns>
    internal bool Wait(TimeSpan timeout)
    {
        if (!_done.Wait(timeout))
            return false;
        return _failure is { } failure ? throw failure() : true;
    }
}
