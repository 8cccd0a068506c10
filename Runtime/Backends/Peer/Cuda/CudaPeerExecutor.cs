using ILGPU.Runtime;
using TypedCollectives.Interop.Cuda;

namespace TypedCollectives;

/// <summary>Collectives among CUDA devices of one process that reach each other's memory: one kernel a rank, which meet on the devices.</summary>
/// <remarks>
/// <para>
/// Up to some megabytes each rank's thread launches its own kernel, which sends to the others' inboxes and touches no buffer but its
/// rank's (<see cref="PeerCaller"/>). Larger ones need all ranks' buffers: their calls meet on the host, and one thread launches all.
/// So does the first call of each kernel: loading one may wait for what runs on the device, and that for a rank that is not launched yet.
/// </para>
/// <para>
/// The kernels wait for each other at their start, so work put on the streams before is done by then; work put on after finds its own
/// rank's memory as the collective leaves it.
/// </para>
/// </remarks>
internal sealed partial class CudaPeerExecutor : ICliqueExecutor
{
    private readonly Lock _gate = new();
    private readonly CudaPeerRank[] _ranks;
    private readonly CUstream[] _streams;
    private readonly Action _check;
    private readonly PeerCaller[] _callers;
    private readonly TimeSpan _timeout;
    private readonly PeerAddresses _inboxes;
    private readonly PeerTuning _tuning;
    private readonly int _ranksPerDevice;

    internal CudaPeerExecutor(CollectiveDevice[] devices, TimeSpan timeout, PeerTuning tuning)
    {
        _tuning = tuning;
        _ranks = new CudaPeerRank[devices.Length];
        _callers = new PeerCaller[devices.Length];
        _streams = new CUstream[devices.Length];
        _timeout = timeout;
        _check = ThrowIfFailed;
        _ranksPerDevice = devices.GroupBy(device => device.Accelerator.NativePtr).Max(group => group.Count());
        try
        {
            Span<long> inboxes = stackalloc long[devices.Length];
            for (int rank = 0; rank < devices.Length; rank++)
            {
                _ranks[rank] = new CudaPeerRank(devices[rank], devices.Length);
                inboxes[rank] = _ranks[rank].Inbox;
            }

            _inboxes = PeerAddresses.Of(inboxes);
            for (int rank = 0; rank < devices.Length; rank++)
                _callers[rank] = new PeerCaller(_ranks[rank], rank, devices.Length, tuning, timeout, GroupsOf) { Inboxes = _inboxes };
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public BackendKind Kind => BackendKind.Peer;

    public bool CarriesHostMemory => false;

    public bool ReachesUserMemory => true;

    public void Execute(ReadOnlySpan<CollectiveCall> calls)
    {
        lock (_gate)
        {
            ThrowIfFailed();
            PeerPlan plan = PeerPlan.Of(calls[0], _tuning, calls.Length, PeerAlignment.Of(calls), canReach: true);
            if (plan.Meetings == 0)
            {
                Advance(calls, PeerCaller.MeetingsOfNothing);
                return;
            }

            using ScopedAcceleratorBinding binding = _ranks[0].Device.Accelerator.BindScoped();
            LoadForAll(calls[0]);
            Launch(calls, plan);
        }
    }

    public unsafe void Transfer(int from, in CollectiveCall send, int to, in CollectiveCall recv)
    {
        lock (_gate)
        {
            ThrowIfFailed();
            if (send.Send.Bytes == 0)
                return;
            using ScopedAcceleratorBinding binding = _ranks[from].Device.Accelerator.BindScoped();
            CUstream source = StreamOf(from, send);
            CUstream target = StreamOf(to, recv);
            _ranks[to].Follow(source, target);
            _ranks[from].Bind();
            CudaDriver.Check(
                CudaNative.cuMemcpyAsync(new CUdeviceptr(recv.Recv.Pointer), new CUdeviceptr(send.Send.Pointer), (nuint)send.Send.Bytes, source),
                "cuMemcpyAsync");
            _ranks[from].Follow(target, source);
            Rebind();
        }
    }

    public void Synchronize(int rank)
    {
        StreamWait.Wait(_ranks[rank].Device.Stream, PeerJournal.HostPatience(_timeout), $"rank {rank} on {_ranks[rank].Device}", _check);
        ThrowIfFailed();
    }

    public void Dispose()
    {
        // What is under way ends by itself, every rank's kernel having been launched: giving it up would leave results half made.
        foreach (PeerCaller caller in _callers)
            caller?.Dispose();
        foreach (CudaPeerRank rank in _ranks)
            rank?.Dispose();
    }

    private void Launch(ReadOnlySpan<CollectiveCall> calls, in PeerPlan plan)
    {
        PeerLaunch launch = Prepare(calls, plan);
        uint sequence = Advance(calls, plan.Meetings);
        try
        {
            switch (plan.Engine)
            {
                case PeerEngine.Kernel:
                    launch.Kernel(sequence);
                    break;
                case PeerEngine.Copy:
                    launch.Meeting(sequence);
                    launch.Copies();
                    launch.MeetingAgain(sequence + 1);
                    break;
                default:
                    launch.Pieces(sequence, _tuning);
                    break;
            }
        }
        catch
        {
            Abandon(); // those that were launched wait for one that never will be
            throw;
        }
        finally
        {
            Rebind();
        }
    }

    // All ranks have come: what they launched alone before is launched, and must be the same.
    private uint Advance(ReadOnlySpan<CollectiveCall> calls, uint meetings)
    {
        uint sequence = _callers[0].Sequence;
        for (int rank = 0; rank < calls.Length; rank++)
        {
            if (_callers[rank].Sequence != sequence)
            {
                (int behind, int ahead) = _callers[rank].Sequence < sequence ? (rank, 0) : (0, rank);
                throw _callers[ahead].Journal.At(_callers[behind].Sequence) is { } theirs
                    ? Failures.Mismatch(ahead, theirs, behind, calls[behind].Describe())()
                    : new CollectiveMismatchException($"Rank {ahead} has made more collectives than rank {behind}, which now calls {calls[behind]}.");
            }
        }

        for (int rank = 0; rank < calls.Length; rank++)
        {
            _callers[rank].Journal.Add(sequence, PeerFingerprint.Of(calls[rank]), calls[rank]);
            _callers[rank].Sequence += meetings;
        }

        return sequence;
    }

    private PeerLaunch Prepare(ReadOnlySpan<CollectiveCall> calls, in PeerPlan plan)
    {
        int size = calls.Length;
        Span<long> send = stackalloc long[size];
        Span<long> recv = stackalloc long[size];
        int groups = plan.Groups;
        for (int rank = 0; rank < size; rank++)
        {
            send[rank] = calls[rank].Send.Pointer;
            recv[rank] = calls[rank].Recv.Pointer;
            _streams[rank] = StreamOf(rank, calls[rank]);
            // All are loaded before any runs: loading may wait for what runs, and that for a rank not launched yet.
            groups = Math.Min(groups, _ranks[rank].Load(plan.Kernel).MaxResidentGroups / _ranksPerDevice);
            if (plan.Engine != PeerEngine.Kernel)
            {
                _ranks[rank].Load(PeerPlan.BarrierKernel);
                _ranks[rank].Load(PeerPlan.BarrierAgainKernel);
            }
        }

        PeerArguments addresses = plan.Arguments;
        addresses.Send = PeerAddresses.Of(send);
        addresses.Recv = PeerAddresses.Of(recv);
        addresses.Inbox = _inboxes;
        addresses.Patience = _timeout == Timeout.InfiniteTimeSpan ? long.MaxValue : (long)_timeout.TotalNanoseconds;
        return new PeerLaunch(_ranks, _streams, plan.With(addresses), groups);
    }

    // What ILGPU takes for current is so again.
    private void Rebind() => _ranks[0].Bind();

    private CUstream StreamOf(int rank, in CollectiveCall call) => CudaPeerRank.StreamOf(call.Stream ?? _ranks[rank].Device.Stream);

    private void ThrowIfFailed()
    {
        for (int rank = 0; rank < _ranks.Length; rank++)
        {
            if (_ranks[rank].Status is { IsFailure: true } status)
                throw _callers[rank].Journal.Failure(rank, _ranks[rank].Device, status, _timeout, TheirsOf(status));
        }
    }

    private PeerJournal? TheirsOf(PeerStatus status) => status.Peer < _callers.Length ? _callers[status.Peer].Journal : null;
}
