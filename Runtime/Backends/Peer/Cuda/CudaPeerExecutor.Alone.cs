using System.Collections.Concurrent;
using System.Reflection;

namespace TypedCollectives;

/// <content>Collectives that each rank launches by itself.</content>
internal sealed partial class CudaPeerExecutor
{
    private readonly ConcurrentDictionary<MethodInfo, int> _groups = new(); // of the kernels that every rank has loaded
    private readonly bool[] _left = new bool[PeerAddresses.MaxRanks];

    public LaunchWay WayOf(int rank, in CollectiveCall call) =>
        !PeerCaller.Carries(call, _tuning, _ranks.Length) ? LaunchWay.Together
        : _callers[rank].Prepare(call) is null ? LaunchWay.FirstTogether
        : LaunchWay.Alone;

    public Func<CollectiveException>? Announce(int rank, in CollectiveCall call)
    {
        if (call.IsPointToPoint)
            return null;
        PeerPrepared? prepared = PeerCaller.Carries(call, _tuning, _ranks.Length) ? _callers[rank].Prepare(call) : null;
        return Announce(rank, call, prepared?.Fingerprint ?? PeerFingerprint.Of(call));
    }

    public Func<CollectiveException>? LaunchAlone(int rank, in CollectiveCall call)
    {
        ThrowIfFailed();
        PeerCaller mine = _callers[rank];
        lock (mine.Turn)
        {
            PeerPrepared prepared = mine.Prepare(call)!;
            if (Announce(rank, call, prepared.Fingerprint) is { } failure)
                return failure;
            mine.Launch(call, prepared);
            return null;
        }
    }

    public void Leave(int rank)
    {
        uint sequence = _callers[rank].Sequence;
        Volatile.Write(ref _left[rank], true);
        Interlocked.MemoryBarrier();
        for (int other = 0; other < _callers.Length; other++)
        {
            if (_callers[other].Sequence > sequence)
                _ranks[other].Tell(PeerStatus.Left(rank, sequence));
        }
    }

    public void Abandon()
    {
        foreach (CudaPeerRank rank in _ranks)
            rank.Abandon();
    }

    private Func<CollectiveException>? Announce(int rank, in CollectiveCall call, uint fingerprint)
    {
        PeerCaller mine = _callers[rank];
        uint sequence = mine.Sequence;
        mine.Journal.Add(sequence, fingerprint, call);
        for (int other = 0; other < _callers.Length; other++)
        {
            // Below: this rank's call is entered before it is looked whether the other has left, there the other way round.
            // What it is contradicted by may be written over meanwhile, where two threads use one communicator: the devices tell then.
            if (_callers[other].Journal.Contradicts(sequence, fingerprint) && _callers[other].Journal.At(sequence) is { } theirs
                && !theirs.Matches(call.Describe()))
            {
                return Failures.Mismatch(other, theirs, rank, call.Describe());
            }

            if (Volatile.Read(ref _left[other]) && _callers[other].Sequence <= sequence)
                return Failures.Gone(other, rank, call);
        }

        return null;
    }

    private int GroupsOf(MethodInfo kernel) => _groups.GetValueOrDefault(kernel);

    // All ranks are here, and nothing is launched that waits for one that is not: from now on each launches such calls by itself.
    private void LoadForAll(in CollectiveCall call)
    {
        if (!PeerCaller.Carries(call, _tuning, _ranks.Length))
            return;
        foreach (int alignment in (ReadOnlySpan<int>)[1, PeerKernels.PackBytes])
        {
            MethodInfo kernel = PeerPlan.Of(call, _tuning, _ranks.Length, alignment, canReach: false).Kernel;
            _groups[kernel] = _ranks.Min(rank => rank.Load(kernel).MaxResidentGroups) / _ranksPerDevice;
        }
    }
}
