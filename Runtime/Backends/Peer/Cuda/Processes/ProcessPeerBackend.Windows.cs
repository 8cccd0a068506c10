using ILGPU;
using ILGPU.Runtime;
using TypedCollectives.Interop.Cuda;
using TypedCollectives.Interop.Nccl;

namespace TypedCollectives;

/// <content>Windows: buffers of all ranks that their kernels and copy engines reach where they are.</content>
internal sealed partial class ProcessPeerBackend
{
    // Reductions by the copy engines order the ranks' streams by events, which processes do not share.
    private static readonly PeerTuning Tuning = PeerTuning.Default with { EngineReduceBytes = long.MaxValue, EngineScatterBytes = long.MaxValue };

    private readonly PeerWindows _windows;

    private void Register(WindowRequest request)
    {
        if (_size == 1)
        {
            request.Window.Complete(isSymmetric: true, static _ => { });
            return;
        }

        PeerWindowOffer[] offers = Exchange(PeerWindowOffer.Of(_device, request));
        PeerWindowOffer.RequireAlike(offers);
        bool isSymmetric = request.Flags.HasFlag(NcclWindowFlags.CollSymmetric) && Array.TrueForAll(offers, offer => offer.Naming == CUresult.Success);
        if (isSymmetric)
            Map(request, offers);
        request.Window.Complete(isSymmetric, End);
    }

    private void Map(WindowRequest request, PeerWindowOffer[] offers)
    {
        CollectiveException? failure = TryMap(request, offers);
        // A window is there on every rank or on none.
        int failed = Array.IndexOf(Exchange(failure is null ? 1 : 0), 0);
        if (failed < 0)
            return;
        lock (_gate)
            _windows.Remove(request.Window)?.Dispose();
        throw failure ?? new CollectiveException($"RegisterWindow: rank {failed} could not map the buffers of the others; its own exception says why.");
    }

    private CollectiveException? TryMap(WindowRequest request, PeerWindowOffer[] offers)
    {
        using var binding = new PeerBinding(_device);
        try
        {
            (PeerMapping mapping, PeerAddresses addresses) =
                _neighbours.Map(request.Memory.Pointer, other => offers[other].Allocation, other => offers[other].Offset);
            lock (_gate)
                _windows.Add(request.Window, request.Memory, addresses, mapping);
            return null;
        }
        catch (CollectiveException failure)
        {
            return failure;
        }
    }

    private void End(MemoryWindow window)
    {
        IDisposable? mapping;
        lock (_gate)
            mapping = _windows.Remove(window);
        if (mapping is null)
            return;
        try
        {
            if (!_device.Status.IsFailure)
                Finish();
        }
        finally
        {
            using var binding = new PeerBinding(_device);
            mapping.Dispose();
        }

        if (_device.Status.IsFailure)
            return;
        // CUDA does not say what becomes of memory that is freed while another process has it mapped: all meet before anyone can free it.
        CallSite site = CallSite.Inside($"{nameof(MemoryWindow)}.{nameof(MemoryWindow.Dispose)}");
        Launch(new CollectiveCall { Kind = CollectiveKind.Barrier, Layout = ElementInfo<byte>.Bytes, File = site.File, Line = site.Line });
        Synchronize();
    }

    /// <summary>Tells all ranks something, and hears what they say; waits for them.</summary>
    private T[] Exchange<T>(T mine)
        where T : unmanaged
    {
        Accelerator accelerator = _device.Device.Accelerator;
        using ScopedAcceleratorBinding binding = accelerator.BindScoped();
        using MemoryBuffer1D<T, Stride1D.Dense> send = accelerator.Allocate1D([mine]);
        using MemoryBuffer1D<T, Stride1D.Dense> recv = accelerator.Allocate1D<T>(_size);
        CallSite site = CallSite.Inside(nameof(Communicator.RegisterWindow));
        var call = new CollectiveCall
        {
            Kind = CollectiveKind.AllGather,
            Layout = ElementInfo<T>.Bytes,
            Send = Operand.Of((ArrayView<T>)send.View),
            Recv = Operand.Of((ArrayView<T>)recv.View),
            Count = send.LengthInBytes,
            File = site.File,
            Line = site.Line,
        };
        Launch(call);
        Synchronize();
        return recv.GetAsArray1D();
    }

    /// <summary>Waits for everything this rank has launched, on whatever stream.</summary>
    private void Finish()
    {
        using (new PeerBinding(_device))
            _device.Enter(CudaPeerRank.StreamOf(_device.Device.Stream));
        Synchronize();
    }

    private void LaunchInWindows(in CollectiveCall call, in PeerReach reach, CUstream stream)
    {
        PeerPlan plan = PeerPlan.Of(call, Tuning, _size, PeerAlignment.Of(new ReadOnlySpan<CollectiveCall>(in call)), canReach: true);
        uint sequence = _caller.Sequence;
        _caller.Journal.Add(sequence, reach.Fingerprint, call);
        _caller.Sequence += plan.Meetings;
        using ScopedAcceleratorBinding binding = _device.Device.Accelerator.BindScoped();
        var launch = new PeerRankLaunch(_device, _rank, stream, plan.With(_caller.Address(plan.Arguments, reach)), Math.Min(plan.Groups, _mostGroups));
        if (plan.Engine == PeerEngine.Kernel)
        {
            launch.Kernel(sequence);
            return;
        }

        launch.Meeting(sequence);
        launch.Copies();
        launch.Meeting(sequence + 1);
    }
}
