namespace TypedCollectives;

/// <summary>The last calls of a clique by the number of their first meeting, so that a device's failure can be told by the call it was in.</summary>
internal sealed class PeerJournal
{
    private const int Length = 1024;

    private readonly (uint Sequence, CollectiveCall Call)[] _entries = new (uint, CollectiveCall)[Length];
    private int _next;

    /// <summary>How long the host waits for a stream: a little longer than the device for another rank, since the device can say for which.</summary>
    internal static TimeSpan HostPatience(TimeSpan timeout) => timeout == Timeout.InfiniteTimeSpan ? timeout : timeout + TimeSpan.FromMilliseconds(500);

    internal void Add(uint sequence, in CollectiveCall call)
    {
        ref (uint Sequence, CollectiveCall Call) entry = ref _entries[_next++ % Length];
        entry.Sequence = sequence;
        entry.Call = call;
        // Hold on to no buffer.
        entry.Call.Send = default;
        entry.Call.Recv = default;
        entry.Call.Stream = null;
    }

    /// <summary>The exception for what a kernel wrote into a rank's status word.</summary>
    internal CollectiveException Failure(int rank, CollectiveDevice device, PeerStatus status, TimeSpan timeout)
    {
        string call = Describe(status.Sequence);
        return status.Kind switch
        {
            PeerStatus.Missing => new CollectiveTimeoutException(
                $"Rank {rank} on {device} waited {timeout.TotalSeconds:0.###} s for rank {status.Peer} in {call}: rank {status.Peer}'s stream did not "
                + "come to it. Either work put on that stream before takes longer than CommunicatorOptions.Timeout, or its process is gone. "
                + "Nothing more can be carried; dispose the communicators and make new ones."),
            PeerStatus.Mismatch => new CollectiveMismatchException(
                $"Rank {rank} on {device} met rank {status.Peer} in another collective than {call}. All ranks must make the same "
                + "collectives in the same order."),
            PeerStatus.Gone => new CollectiveException(
                $"Rank {rank} on {device} waits for rank {status.Peer} in {call}, but rank {status.Peer}'s communicator is disposed."),
            _ => new CollectiveException($"A collective of rank {rank} on {device} was given up; dispose the communicators and make new ones."),
        };
    }

    private string Describe(uint sequence)
    {
        (uint Sequence, CollectiveCall Call)? found = null;
        foreach ((uint Sequence, CollectiveCall Call) entry in _entries)
        {
            // The call with the last first meeting that is not after the one that failed.
            if (entry.Call.File is not null && entry.Sequence <= sequence && (found is null || entry.Sequence > found.Value.Sequence))
                found = entry;
        }

        return found?.Call.ToString() ?? "a collective";
    }
}
