using TypedCollectives.Interop.Cuda;

namespace TypedCollectives;

/// <summary>One rank of the Peer backend whose ranks are in several processes of one host: its kernels meet the others' by mapped memory.</summary>
/// <remarks>
/// Ranks map each other's inboxes and no user buffers but those in windows, so everything else is pushed, in tiles where a message is larger
/// than a slot. The host side of a rank hears nothing of the others: the devices compare what is called by the fingerprint in each flag.
/// </remarks>
internal sealed partial class ProcessPeerBackend : ICommunicatorBackend
{
    // A rank that was killed does not keep the others from ending.
    private static readonly TimeSpan GoodbyePatience = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly CudaPeerRank _device;
    private readonly PeerCaller _caller;
    private readonly PeerNeighbours _neighbours;
    private readonly PeerMapping _inboxes;
    private readonly TimeSpan _timeout;
    private readonly Action _check;
    private readonly int _rank;
    private readonly int _size;
    private readonly int _mostGroups;

    /// <summary>Meets the other ranks' memory.</summary>
    /// <param name="device">The rank's device.</param>
    /// <param name="neighbours">The ranks.</param>
    /// <param name="mostGroups">How many groups of a kernel every rank's device holds.</param>
    /// <param name="timeout">How long a rank waits for the others.</param>
    /// <exception cref="CollectiveException">A rank's memory cannot be mapped.</exception>
    internal ProcessPeerBackend(CudaPeerRank device, PeerNeighbours neighbours, int mostGroups, TimeSpan timeout)
    {
        _device = device;
        _neighbours = neighbours;
        _rank = neighbours.Rank;
        _size = neighbours.Size;
        _timeout = timeout;
        _mostGroups = mostGroups;
        _windows = new PeerWindows(_rank, _size);
        (_inboxes, PeerAddresses inboxes) = neighbours.MapInboxes();
        _caller = new PeerCaller(device, _rank, _size, PeerTuning.Default, timeout, _ => mostGroups) { Inboxes = inboxes };
        _check = ThrowIfFailed;
    }

    public BackendKind Kind => BackendKind.Peer;

    public bool CarriesHostMemory => false;

    public CollectiveException? AsyncError
    {
        get
        {
            try
            {
                ThrowIfFailed();
                return null;
            }
            catch (CollectiveException failure)
            {
                return failure;
            }
        }
    }

    public void Check(GroupRequest request)
    {
        if (request is not WindowRequest window)
        {
            throw request is SplitRequest
                ? new NotSupportedException(
                    "Split on the Peer backend is for ranks of one process. Make a UniqueId for each part instead, or use BackendKind.Nccl.")
                : CallErrors.NotDone(request);
        }

        PeerWindows.Check(window);
    }

    public void Run(IReadOnlyList<GroupRequest> requests)
    {
        foreach (GroupRequest request in requests)
            ((ProcessPeerBackend)request.Communicator.Transport).Register((WindowRequest)request);
    }

    public void Abort() => throw new NotSupportedException(
        "Abort: ranks of the Peer backend in several processes cannot be aborted. Their kernels give up by themselves after CommunicatorOptions.Timeout.");

    public void Launch(ReadOnlySpan<RecordedCall> calls)
    {
        foreach (ref readonly RecordedCall recorded in calls)
        {
            if (recorded.Call.IsPointToPoint)
            {
                throw new NotSupportedException(
                    $"{recorded.Call}: the Peer backend carries Send and Recv within one process only. Ask for BackendKind.Nccl; nothing of the group was sent.");
            }
        }

        foreach (ref readonly RecordedCall recorded in calls)
            ((ProcessPeerBackend)recorded.Communicator.Transport).Launch(recorded.Call);
    }

    public void Synchronize()
    {
        StreamWait.Wait(_device.Device.Stream, PeerJournal.HostPatience(_timeout), $"rank {_rank} on {_device.Device}", _check);
        ThrowIfFailed();
    }

    public void Dispose()
    {
        if (!_device.Status.IsFailure)
            SayGoodbye();
        _device.Abandon();
        _caller.Dispose();
        Unmap();
        _inboxes.Dispose();
        _device.Dispose();
    }

    private void Launch(in CollectiveCall call)
    {
        lock (_gate)
        {
            ThrowIfFailed();
            CUstream stream = CudaPeerRank.StreamOf(call.Stream ?? _device.Device.Stream);
            if (_size == 1)
            {
                // Whatever it is, one rank's share of it is all there is.
                _device.Device.Accelerator.Bind();
                PeerStreams.Copy(stream, call.Recv.Pointer, call.Send.Pointer, call.Recv.Bytes);
                return;
            }

            if (!_windows.IsEmpty && !PeerCaller.Carries(call, PeerTuning.Default, _size) && _windows.Reach(call) is { } reach)
            {
                LaunchInWindows(call, reach, stream);
                return;
            }

            PeerPrepared prepared = _caller.Prepare(call)!; // kernels are loaded as they are needed
            _caller.Journal.Add(_caller.Sequence, prepared.Fingerprint, call);
            _caller.Launch(call, prepared);
        }
    }

    // No rank frees memory that another has mapped: all meet once more. Whoever does not come has failed or is gone.
    private void SayGoodbye()
    {
        try
        {
            // What is under way ends first, however long it takes the others to come to it.
            Finish();
            Unmap();
            _device.Device.Accelerator.Bind();
            _device.Launch(
                _device.Load(PeerPlan.BarrierKernel), _caller.Goodbye(GoodbyePatience), 1, CudaPeerRank.StreamOf(_device.Device.Stream), overlaps: true);
            StreamWait.Wait(_device.Device.Stream, 2 * GoodbyePatience, $"rank {_rank}", check: null);
        }
        catch (CollectiveException)
        {
            // The stream is broken, or full of work nobody waited for: the device's context goes next.
        }
    }

    private void ThrowIfFailed()
    {
        if (_device.Status is { IsFailure: true } status)
            throw _caller.Journal.Failure(_rank, _device.Device, status, _timeout, hint: _windows.WereAny ? PeerWindows.Hint : "");
    }
}
