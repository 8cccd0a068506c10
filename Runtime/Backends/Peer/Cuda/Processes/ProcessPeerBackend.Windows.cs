using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using TypedCollectives.Interop.Cuda;
using TypedCollectives.Interop.Nccl;

namespace TypedCollectives;

/// <content>Windows: buffers of all ranks that their kernels and copy engines reach where they are.</content>
internal sealed partial class ProcessPeerBackend
{
    // Until the ranks have each other's staging memory.
    private static readonly PeerTuning WithoutPieces = PeerTuning.Default with { EngineReduceBytes = long.MaxValue, EngineScatterBytes = long.MaxValue };

    private readonly PeerWindows _windows;
    private PeerMapping? _staging;
    private ProcessPieces? _pieces;

    private void Register(WindowRequest request)
    {
        if (_size == 1)
        {
            request.Window.Complete(isSymmetric: true, static _ => { });
            return;
        }

        Operand memory = request.Memory;
        PeerWindowOffer[] offers = Exchange(PeerWindowOffer.Of(_device, memory.Pointer, memory.Bytes, request.Flags));
        PeerWindowOffer.RequireAlike(offers);
        bool isSymmetric = request.Flags.HasFlag(NcclWindowFlags.CollSymmetric) && Array.TrueForAll(offers, offer => offer.Naming == CUresult.Success);
        if (isSymmetric)
        {
            ShareStaging(memory.Bytes);
            (PeerMapping mapping, PeerAddresses addresses) = Map(memory.Pointer, offers);
            lock (_gate)
                _windows.Add(request.Window, memory, addresses, mapping);
        }

        request.Window.Complete(isSymmetric, End);
    }

    /// <summary>Maps what the others offer, on every rank or on none.</summary>
    private (PeerMapping Mapping, PeerAddresses Addresses) Map(nint own, PeerWindowOffer[] offers)
    {
        (PeerMapping Mapping, PeerAddresses Addresses) mapped = default;
        CollectiveException? failure = null;
        using (new PeerBinding(_device))
        {
            try
            {
                mapped = _neighbours.Map(own, other => offers[other].Allocation, other => offers[other].Offset);
            }
            catch (CollectiveException exception)
            {
                failure = exception;
            }
        }

        int failed = Array.IndexOf(Exchange(failure is null ? 1 : 0), 0);
        if (failed < 0)
            return mapped;
        mapped.Mapping?.Dispose();
        throw failure ?? new CollectiveException($"RegisterWindow: rank {failed} could not map the buffers of the others; its own exception says why.");
    }

    /// <summary>Has the ranks map each other's staging memory, once, when buffers are there that the copy engines are for.</summary>
    private void ShareStaging(long windowBytes)
    {
        if (_pieces is not null || _size > PeerTuning.Default.EngineReduceRanks
            || windowBytes < Math.Min(PeerTuning.Default.EngineReduceBytes, PeerTuning.Default.EngineScatterBytes))
            return;
        long bytes = PeerStreams.Depth * PeerPieces.Of(PeerTuning.Default, _size).SlotBytes(_size);
        var mine = new PeerWindowOffer { Bytes = bytes, Naming = CUresult.OutOfMemory };
        nint own = 0;
        try
        {
            using var binding = new PeerBinding(_device);
            own = (nint)_device.Streams.Staging(bytes);
            mine = PeerWindowOffer.Of(_device, own, bytes, NcclWindowFlags.CollSymmetric);
        }
        catch (CudaException)
        {
            // The others hear that there is none.
        }

        PeerWindowOffer[] offers = Exchange(mine);
        int without = Array.FindIndex(offers, offer => offer.Naming != CUresult.Success);
        if (without >= 0)
        {
            throw new CollectiveException(
                $"RegisterWindow: rank {without} cannot share the {bytes >> 20} MiB of device memory that pieces of large reductions go through "
                + $"({offers[without].Naming}). Free some, or register a smaller window.");
        }

        (_staging, PeerAddresses addresses) = Map(own, offers);
        _pieces = new ProcessPieces(_device, _rank, addresses);
    }

    private void Unmap()
    {
        _windows.Clear();
        _staging?.Dispose();
        _staging = null;
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
        PeerTuning tuning = _pieces is null ? WithoutPieces : PeerTuning.Default;
        int alignment = PeerAlignment.Of(new ReadOnlySpan<CollectiveCall>(in call));
        // All ranks reduce the same way, even where what this one alone touches is aligned otherwise.
        PeerPlan plan = PeerPlan.Of(call, tuning, _size, call.IsReduction ? reach.Alignment : alignment, canReach: true);
        PeerArguments arguments = _caller.Address(plan.Arguments, reach);
        if (alignment % PeerKernels.PackBytes != 0)
            arguments.Aligned = 0;
        plan = plan.With(arguments);
        uint sequence = _caller.Sequence;
        _caller.Journal.Add(sequence, reach.Fingerprint, call);
        _caller.Sequence += plan.Meetings;
        using ScopedAcceleratorBinding binding = _device.Device.Accelerator.BindScoped();
        var launch = new PeerRankLaunch(_device, _rank, stream, plan, Math.Min(plan.Groups, _mostGroups));
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
                _pieces!.Carry(launch, plan, sequence, tuning, stream, _mostGroups);
                break;
        }
    }
}
