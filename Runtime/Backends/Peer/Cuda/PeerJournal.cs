namespace TypedCollectives;

/// <summary>The last calls of a clique by the number of their first meeting, so that a device's failure can be told by the call it was in.</summary>
internal sealed class PeerJournal
{
    private const int Length = 1024;

    private readonly CollectiveCall[] _calls = new CollectiveCall[Length];
    private readonly ulong[] _words = new ulong[Length]; // the number in the upper half, the fingerprint in the lower

    /// <summary>How long the host waits for a stream: a little longer than the device for another rank, since the device can say for which.</summary>
    internal static TimeSpan HostPatience(TimeSpan timeout) => timeout == Timeout.InfiniteTimeSpan ? timeout : timeout + TimeSpan.FromMilliseconds(500);

    /// <summary>Enters the call whose first meeting has a number.</summary>
    internal void Add(uint sequence, uint fingerprint, in CollectiveCall call)
    {
        ref CollectiveCall kept = ref _calls[sequence % Length];
        kept.Layout = call.Layout;
        kept.Custom = call.Custom;
        kept.File = call.File;
        kept.Count = call.Count;
        kept.Kind = call.Kind;
        kept.Op = call.Op;
        kept.Peer = call.Peer;
        kept.Line = call.Line;
        kept.IsScaled = call.IsScaled;
        // Whoever enters its own afterwards sees this one, or is seen by it.
        Interlocked.Exchange(ref _words[sequence % Length], Word(sequence, fingerprint));
    }

    /// <summary>Whether another call than one with a fingerprint was entered under a number; any thread may ask.</summary>
    internal bool Contradicts(uint sequence, uint fingerprint)
    {
        ulong word = Volatile.Read(ref _words[sequence % Length]);
        return word >> 32 == sequence && (uint)word != fingerprint;
    }

    /// <summary>The call that was under way at a meeting, if it is remembered.</summary>
    internal CallDescription? At(uint sequence)
    {
        // A call of several tiles has several meetings: it is the last one that began at this one or before.
        for (uint before = 0; before < Length && before < sequence; before++)
        {
            if (_words[(sequence - before) % Length] >> 32 == sequence - before)
                return _calls[(sequence - before) % Length].Describe();
        }

        return null;
    }

    /// <summary>The exception for what a kernel wrote into a rank's status word.</summary>
    /// <param name="rank">The rank.</param>
    /// <param name="device">Its device.</param>
    /// <param name="status">What the kernel wrote.</param>
    /// <param name="timeout">How long it waited.</param>
    /// <param name="theirs">The other rank's journal, if it is in this process.</param>
    /// <param name="hint">What else a mismatch may come from: a sentence, with a space before it.</param>
    internal CollectiveException Failure(
        int rank, CollectiveDevice device, PeerStatus status, TimeSpan timeout, PeerJournal? theirs = null, string hint = "")
    {
        CallDescription? mine = At(status.Sequence);
        if (status.Kind == PeerStatus.Mismatch && mine is { } first && theirs?.At(status.Sequence) is { } second && !first.Matches(second))
            return Failures.Mismatch(rank, first, status.Peer, second)();
        string call = mine?.ToString() ?? "a collective";
        return status.Kind switch
        {
            PeerStatus.Missing => new CollectiveTimeoutException(
                $"Rank {rank} on {device} waited {timeout.TotalSeconds:0.###} s for rank {status.Peer} in {call}: rank {status.Peer}'s stream did not "
                + "come to it. Either that rank never made the call, or work put on its stream before takes longer than CommunicatorOptions.Timeout, "
                + "or its process is gone. Nothing more can be carried; dispose the communicators and make new ones."),
            PeerStatus.Mismatch => new CollectiveMismatchException(
                $"Rank {rank} on {device} met rank {status.Peer} in another collective than {call}. All ranks must make the same "
                + $"collectives in the same order.{hint}"),
            PeerStatus.Gone => new CollectiveException(
                $"Rank {rank} on {device} waits for rank {status.Peer} in {call}, but rank {status.Peer}'s communicator is disposed."),
            _ => new CollectiveException($"A collective of rank {rank} on {device} was given up; dispose the communicators and make new ones."),
        };
    }

    private static ulong Word(uint sequence, uint fingerprint) => ((ulong)sequence << 32) | fingerprint;
}
