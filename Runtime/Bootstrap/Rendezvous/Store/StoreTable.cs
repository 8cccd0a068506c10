namespace TypedCollectives;

/// <summary>Which ranks have come to the store, and the first thing that went wrong.</summary>
internal sealed class StoreTable(int size, string place)
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<int, StoreLine> _lines = [];
    private readonly TaskCompletionSource _complete = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when every rank but 0, which has the table, has come; faults at the first contradiction.</summary>
    internal Task Complete => _complete.Task;

    internal StoreLine[] Lines
    {
        get
        {
            lock (_lock)
                return [.. _lines.Values];
        }
    }

    /// <summary>Takes a rank in. False if what it says cannot be: then the whole meeting fails.</summary>
    internal bool TryAdd(StoreHello hello, StoreLine line)
    {
        lock (_lock)
        {
            if (hello.Size != size)
                return Fail($"{line.Describe()} was started as one of {hello.Size} ranks, rank 0 ({place}) as one of {size}.");
            if (hello.Rank == 0)
                return Fail($"Two processes say they are rank 0: the one that serves {place} and one at {line.Remote}.");
            if (_lines.TryGetValue(hello.Rank, out StoreLine? other))
                return Fail($"Two processes say they are rank {hello.Rank}: one at {other.Remote} and one at {line.Remote}.");

            _lines.Add(hello.Rank, line);
            if (_lines.Count == size - 1)
                _complete.TrySetResult();
            return true;
        }
    }

    /// <summary>A rank's connection ended.</summary>
    internal void Leave(StoreLine line)
    {
        lock (_lock)
        {
            if (!_complete.Task.IsCompleted)
                Fail($"{line.Describe()} left before every rank had come: {DescribeMissing()} had not.");
        }
    }

    internal string DescribeMissing()
    {
        lock (_lock)
            return RankList.Describe(RankList.Gaps(1, size - 1, _lines.Keys));
    }

    internal void CompleteAlone() => _complete.TrySetResult();

    private bool Fail(string message)
    {
        _complete.TrySetException(new CollectiveException(message));
        return false;
    }
}
