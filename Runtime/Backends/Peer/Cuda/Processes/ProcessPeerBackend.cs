using TypedCollectives.Interop.Cuda;

namespace TypedCollectives;

/// <summary>One rank of the Peer backend whose ranks are in several processes of one host: its kernels meet the others' by mapped memory.</summary>
/// <remarks>
/// Ranks map each other's inboxes, not user buffers, so everything is pushed, in tiles where a message is larger than a slot. The
/// host side of a rank hears nothing of the others: the devices compare what is called by the fingerprint in each flag.
/// </remarks>
internal sealed class ProcessPeerBackend : ICommunicatorBackend
{
    // A rank that was killed does not keep the others from ending.
    private static readonly TimeSpan GoodbyePatience = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly CudaPeerRank _device;
    private readonly PeerCaller _caller;
    private readonly PeerMapping _mapping;
    private readonly TimeSpan _timeout;
    private readonly Action _check;
    private readonly int _rank;
    private readonly int _size;

    internal ProcessPeerBackend(CudaPeerRank device, PeerMapping mapping, int rank, int size, int mostGroups, TimeSpan timeout)
    {
        _device = device;
        _mapping = mapping;
        _rank = rank;
        _size = size;
        _timeout = timeout;
        _caller = new PeerCaller(device, rank, size, PeerTuning.Default, timeout, _ => mostGroups) { Inboxes = mapping.Inboxes };
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

    public void Check(GroupRequest request) => throw (request is SplitRequest
        ? new NotSupportedException("Split on the Peer backend is for ranks of one process. Make a UniqueId for each part instead, or use BackendKind.Nccl.")
        : CallErrors.OnlyNccl(request.Communicator, request.Name));

    public void Run(IReadOnlyList<GroupRequest> requests) => Check(requests[0]);

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
        _mapping.Dispose();
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

            PeerPrepared prepared = _caller.Prepare(call)!; // kernels are loaded as they are needed
            _caller.Journal.Add(_caller.Sequence, prepared.Fingerprint, call);
            _caller.Launch(call, prepared);
        }
    }

    // No rank frees an inbox that another may still write to: all meet once more. Whoever does not come has failed or is gone.
    private void SayGoodbye()
    {
        try
        {
            // What is under way ends first, however long it takes the others to come to it.
            Synchronize();
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
            throw _caller.Journal.Failure(_rank, _device.Device, status, _timeout);
    }
}
