namespace TypedCollectives;

/// <summary>The sends without a receive yet, and the receives without a send, for each pair of ranks in order.</summary>
internal sealed class MessageQueues(int size)
{
    private readonly Dictionary<(int From, int To, bool Sends), Queue<Round>> _waiting = [];

    internal void Add(int from, int to, bool sends, Round round)
    {
        if (!_waiting.TryGetValue((from, to, sends), out Queue<Round>? queue))
            _waiting.Add((from, to, sends), queue = new Queue<Round>(size));
        queue.Enqueue(round);
    }

    /// <summary>Takes the oldest message waiting for the other end.</summary>
    internal Round? TakeMatch(int from, int to, bool sends) =>
        _waiting.TryGetValue((from, to, !sends), out Queue<Round>? queue) && queue.TryDequeue(out Round? round) ? round : null;

    /// <summary>A message that waits for a rank's end of it.</summary>
    internal Round? WaitingFor(int rank)
    {
        foreach (((int from, int to, bool sends), Queue<Round> queue) in _waiting)
        {
            if ((sends ? to : from) == rank && queue.TryPeek(out Round? round))
                return round;
        }

        return null;
    }

    internal IEnumerable<Round> TakeAll()
    {
        foreach (Queue<Round> queue in _waiting.Values)
        {
            while (queue.TryDequeue(out Round? round))
                yield return round;
        }
    }
}
