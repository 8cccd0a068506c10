using System.Reflection;
using TypedCollectives.Interop.Cuda;

namespace TypedCollectives;

/// <summary>One rank's collectives that its own thread launches without hearing of the other ranks: the devices meet, the hosts do not.</summary>
/// <remarks>
/// Of user memory such a kernel touches its own rank's only: everything else goes through the inboxes. Whether ranks make the same
/// call is found out by the devices, which send each other its fingerprint. A communicator is one thread's at a time; where it is
/// not, the lock keeps what is kept here whole, and the order of the calls is left to chance.
/// </remarks>
/// <param name="device">The rank's device.</param>
/// <param name="rank">The rank.</param>
/// <param name="size">How many ranks there are.</param>
/// <param name="tuning">Where kernels change over; the same for every rank.</param>
/// <param name="timeout">How long a rank waits for the others.</param>
/// <param name="mostGroups">Tells how many groups of a kernel every rank launches at most; 0 where it is not loaded for every rank yet.</param>
internal sealed class PeerCaller(
    CudaPeerRank device, int rank, int size, PeerTuning tuning, TimeSpan timeout, Func<MethodInfo, int> mostGroups) : IDisposable
{
    /// <summary>A call with nothing to move takes numbers too, so that it is noticed; two, since the slots of neighbours are different ones.</summary>
    internal const uint MeetingsOfNothing = 2;

    // Lengths that change with every call must not fill the memory.
    private const int MostPrepared = 512;

    private readonly Dictionary<PeerSignature, PeerPrepared> _prepared = [];
    private readonly long _patience = timeout == Timeout.InfiniteTimeSpan ? long.MaxValue : (long)timeout.TotalNanoseconds;
    private volatile PeerPrepared? _last;

    /// <summary>Held from preparing a call until it is launched.</summary>
    internal Lock Turn { get; } = new();

    /// <summary>Every rank's inbox as this rank's device sees it; set before the first call.</summary>
    internal required PeerAddresses Inboxes { get; init; }

    /// <summary>The number of the next meeting.</summary>
    internal uint Sequence { get; set; } = 1;

    /// <summary>This rank's last calls.</summary>
    internal PeerJournal Journal { get; } = new();

    /// <summary>Whether a collective goes by the inboxes alone; the same for every rank that makes it.</summary>
    internal static bool Carries(in CollectiveCall call, PeerTuning tuning, int size) =>
        !call.IsPointToPoint && tuning.Pushes(call.Kind, call.Count * call.UnitSize, size);

    /// <summary>What a call needs to be launched, or null while its kernel is not loaded for every rank.</summary>
    internal PeerPrepared? Prepare(in CollectiveCall call)
    {
        int alignment = PeerAlignment.Of(new ReadOnlySpan<CollectiveCall>(in call));
        var signature = new PeerSignature(call, alignment);
        if (_last is { } last && last.Signature == signature)
            return last;
        lock (Turn)
        {
            if (!_prepared.TryGetValue(signature, out PeerPrepared? prepared))
            {
                if (Make(call, signature, alignment) is not { } made)
                    return null;
                if (_prepared.Count == MostPrepared)
                    Forget();
                _prepared.Add(signature, prepared = made);
            }

            return _last = prepared;
        }
    }

    /// <summary>Launches a call that was entered into the journal, in this rank's turn.</summary>
    internal void Launch(in CollectiveCall call, PeerPrepared prepared)
    {
        uint sequence = Sequence;
        Sequence += prepared.Meetings;
        if (prepared.IsEmpty)
            return;
        using var binding = new PeerBinding(device);
        CUstream stream = CudaPeerRank.StreamOf(call.Stream ?? device.Device.Stream);
        device.Enter(stream);
        prepared.Launch(call.Send.Pointer, call.Recv.Pointer, sequence, stream);
        device.Leave(stream);
    }

    /// <summary>Arguments with the places of all ranks' buffers, of a call that was entered into the journal.</summary>
    internal PeerArguments Address(in PeerArguments arguments, in PeerReach reach) => arguments with
    {
        Send = reach.Send,
        Recv = reach.Recv,
        Inbox = Inboxes,
        Patience = _patience,
        Fingerprint = reach.Fingerprint,
    };

    /// <summary>The arguments of a last meeting, in which this rank tells the others that it leaves.</summary>
    internal PeerArguments Goodbye(TimeSpan patience) => PeerPlan.Barrier(size).For(rank) with
    {
        Inbox = Inboxes,
        Patience = (long)patience.TotalNanoseconds,
        Sequence = Sequence,
        Fingerprint = PeerFingerprint.Goodbye,
    };

    public void Dispose() => Forget();

    private PeerPrepared? Make(in CollectiveCall call, in PeerSignature signature, int alignment)
    {
        PeerPlan plan = PeerPlan.Of(call, tuning, size, alignment, canReach: false);
        PeerArguments arguments = plan.For(rank);
        arguments.Fingerprint = PeerFingerprint.Of(call);
        if (plan.Meetings == 0)
            return new PeerPrepared(signature, null, arguments, 0, MeetingsOfNothing, overlaps: false);
        int groups = Math.Min(plan.Groups, mostGroups(plan.Kernel));
        if (groups == 0)
            return null;

        arguments.Inbox = Inboxes;
        arguments.Patience = _patience;
        arguments.Status = device.StatusAddress;
        return new PeerPrepared(signature, device.Load(plan.Kernel), arguments, groups, plan.Meetings, device.CanOverlap);
    }

    private void Forget()
    {
        _last = null;
        foreach (PeerPrepared prepared in _prepared.Values)
            prepared.Dispose();
        _prepared.Clear();
    }
}
