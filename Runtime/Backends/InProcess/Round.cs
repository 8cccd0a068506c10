namespace TypedCollectives;

/// <summary>One collective, or one message, that the ranks of a clique are coming together for.</summary>
/// <remarks>Pooled: it goes back when every participant has seen its end.</remarks>
internal sealed class Round(int capacity)
{
    // Spinning pays when the others are a few microseconds away; past that the core is better left to them.
    private const int Spins = 20;

    private readonly CollectiveCall[] _calls = new CollectiveCall[capacity];
    private readonly int[] _ranks = new int[capacity];
    private readonly bool[] _present = new bool[capacity];
    private int _participants;
    private int _arrived;
    private int _watching;
    private volatile bool _done;

    /// <summary>Makes the exception each participant throws, if the round failed.</summary>
    internal Func<CollectiveException>? Failure { get; private set; }

    internal bool IsFull => _arrived == _participants;

    internal bool IsEmpty => _arrived == 0;

    internal bool IsDone => _done;

    /// <summary>Which call of which launch filled the round: its thread carries it out.</summary>
    internal (int ThreadId, int Index) FilledBy { get; private set; }

    /// <summary>The calls in rank order; for a message, the send and then the receive.</summary>
    internal ReadOnlySpan<CollectiveCall> Calls => _calls.AsSpan(0, _participants);

    internal ref readonly CollectiveCall First => ref _calls[_present.AsSpan().IndexOf(true)];

    internal int FirstRank => _ranks[_present.AsSpan().IndexOf(true)];

    internal int RankOf(int slot) => _ranks[slot];

    internal bool Has(int slot) => _present[slot];

    internal void Reset(int participants)
    {
        _participants = participants;
        _arrived = 0;
        _watching = participants;
        _done = false;
        Failure = null;
        FilledBy = default;
        _present.AsSpan().Clear();
    }

    internal void Join(int slot, int rank, in CollectiveCall call, int index)
    {
        _calls[slot] = call;
        _ranks[slot] = rank;
        _present[slot] = true;
        if (++_arrived == _participants)
            FilledBy = (Environment.CurrentManagedThreadId, index);
    }

    internal void Complete(Func<CollectiveException>? failure)
    {
        lock (_calls)
        {
            Failure = failure;
            _done = true;
            Monitor.PulseAll(_calls);
        }
    }

    /// <summary>Waits for the end.</summary>
    /// <returns>Whether it came before the deadline.</returns>
    internal bool Wait(TimeSpan timeout)
    {
        var spinner = default(SpinWait);
        while (!_done && spinner.Count < Spins)
            spinner.SpinOnce(sleep1Threshold: -1);
        if (_done)
            return true;

        long start = TimeProvider.System.GetTimestamp();
        lock (_calls)
        {
            while (!_done)
            {
                TimeSpan left = timeout;
                if (timeout != Timeout.InfiniteTimeSpan)
                {
                    left = timeout - TimeProvider.System.GetElapsedTime(start);
                    if (left <= TimeSpan.Zero)
                        return false;
                }

                Monitor.Wait(_calls, left);
            }
        }

        return true;
    }

    /// <summary>A participant has seen the end.</summary>
    /// <returns>Whether it was the last one.</returns>
    internal bool Leave()
    {
        if (Interlocked.Decrement(ref _watching) > 0)
            return false;
        _calls.AsSpan().Clear(); // hold on to no buffer
        return true;
    }
}
