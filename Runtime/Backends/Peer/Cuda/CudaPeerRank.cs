using System.Collections.Concurrent;
using System.Reflection;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using TypedCollectives.Interop.Cuda;

namespace TypedCollectives;

/// <summary>One rank's device: its inbox, its status word and the kernels loaded into its context; launches them in the rank's order.</summary>
internal sealed unsafe class CudaPeerRank : IDisposable
{
    private readonly CudaAccelerator _accelerator;
    private readonly CUstream _ownStream;
    private readonly ConcurrentDictionary<MethodInfo, PeerKernel> _kernels = new();
    private readonly MemoryBuffer1D<byte, Stride1D.Dense> _inbox;
    private readonly ulong* _status;
    private readonly CUevent _done;
    private readonly CUevent _messages;
    private CUstream _last;
    private PeerStreams? _streams;

    internal CudaPeerRank(CollectiveDevice device, int ranks)
    {
        Device = device;
        _accelerator = (CudaAccelerator)device.Accelerator;
        _accelerator.Bind();
        CanOverlap = _accelerator.Architecture >= CudaArchitecture.SM_90;
        Context = new CUcontext(_accelerator.NativePtr);
        _last = _ownStream = StreamOf(device.Stream);
        _inbox = _accelerator.Allocate1D<byte>(PeerInbox.Bytes(ranks));
        try
        {
            _inbox.MemSetToZero(device.Stream);
            device.Stream.Synchronize();
            void* status;
            CudaDriver.Check(
                CudaNative.cuMemHostAlloc(&status, sizeof(ulong), CUmemhostalloc_flags.Portable | CUmemhostalloc_flags.DeviceMap), "cuMemHostAlloc");
            _status = (ulong*)status;
            *_status = 0;
            _done = CreateEvent();
            _messages = CreateEvent();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    internal CollectiveDevice Device { get; }

    internal CUcontext Context { get; }

    /// <summary>The address of the inbox on its own device.</summary>
    internal long Inbox => _inbox.NativePtr;

    /// <summary>The streams of the copy engines; made when first asked for, with this rank's context current.</summary>
    internal PeerStreams Streams => _streams ??= new PeerStreams(this);

    /// <summary>Whether a kernel can be brought in while the one before on its stream still runs.</summary>
    internal bool CanOverlap { get; }

    internal long StatusAddress => (long)_status;

    internal PeerStatus Status => new(Volatile.Read(ref *_status));

    internal static CUstream StreamOf(AcceleratorStream stream) => new(((CudaStream)stream).StreamPtr);

    /// <summary>The name by which another process maps the inbox.</summary>
    internal CUipcMemHandle InboxName()
    {
        Bind();
        CUipcMemHandle name;
        CudaDriver.Check(CudaNative.cuIpcGetMemHandle(&name, new CUdeviceptr(_inbox.NativePtr)), "cuIpcGetMemHandle");
        return name;
    }

    /// <summary>Ends the waiting of kernels already launched, within a millisecond.</summary>
    internal void Abandon() => Tell(PeerStatus.HostGaveUp);

    /// <summary>Ends the waiting of kernels already launched, with a reason, unless there is one already.</summary>
    internal void Tell(PeerStatus status) => _ = Interlocked.CompareExchange(ref *_status, status.Word, 0);

    /// <summary>The kernel, compiled for this device.</summary>
    internal PeerKernel Load(MethodInfo method)
    {
        if (_kernels.TryGetValue(method, out PeerKernel? kernel))
            return kernel;

        PeerProgram program = PeerCompiler.For(_accelerator.Architecture, _accelerator.InstructionSet).Compile(method);
        Bind();
        kernel = new PeerKernel(program, _accelerator.NumMultiprocessors);
        _kernels[method] = kernel;
        return kernel;
    }

    /// <summary>Makes this rank's context current, behind ILGPU's back: whoever calls this binds an accelerator again.</summary>
    internal void Bind() => CudaDriver.Check(CudaNative.cuCtxSetCurrent(Context), "cuCtxSetCurrent");

    /// <summary>Puts a kernel on a stream, after this rank's kernel before, whatever stream that was on.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="arguments">What it is told.</param>
    /// <param name="groups">How many groups it gets.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="overlaps">
    /// Whether it may be brought in while the kernel ahead of it on the stream still runs. Not where copies and other streams are
    /// ahead of it too: the attribute speaks of kernels.
    /// </param>
    internal void Launch(PeerKernel kernel, PeerArguments arguments, int groups, CUstream stream, bool overlaps)
    {
        Bind();
        Enter(stream);
        arguments.Status = StatusAddress;
        Launch(kernel, &arguments, groups, stream, overlaps && CanOverlap);
        Leave(stream);
    }

    /// <summary>Puts a kernel that hands something over on any stream, beside this rank's other kernels: it is one group, and room for it is left.</summary>
    internal void LaunchBeside(PeerHandover handover, CUstream stream)
    {
        Bind();
        handover.Status = StatusAddress;
        Launch(Load(PeerPlan.HandOverKernel), &handover, 1, stream, overlaps: false);
    }

    private static void Launch(PeerKernel kernel, void* arguments, int groups, CUstream stream, bool overlaps)
    {
        // The view of the whole address space, from 0 and of any length, as every kernel takes it once or twice, or not at all.
        long* memory = stackalloc long[] { 0, long.MaxValue };
        void** parameters = stackalloc void*[] { arguments, memory, memory };
        CUlaunchAttribute overlap = PeerKernel.Overlap;
        CUlaunchConfig config = PeerKernel.Configure(groups, &overlap, overlaps);
        config.hStream = stream;
        CudaDriver.Check(CudaNative.cuLaunchKernelEx(&config, kernel.Function, parameters, null), "cuLaunchKernelEx");
    }

    /// <summary>What comes next on a stream runs after this rank's kernel before, whatever stream that was on; its context is current.</summary>
    internal void Enter(CUstream stream)
    {
        // Two of them spinning side by side could each hold what the other one's peer needs.
        if (stream == _last)
            return;
        if (_last == _ownStream)
            CudaDriver.Check(CudaNative.cuEventRecord(_done, _last), "cuEventRecord");
        CudaDriver.Check(CudaNative.cuStreamWaitEvent(stream, _done, 0), "cuStreamWaitEvent");
        _last = stream;
    }

    /// <summary>A kernel of this rank was put on a stream.</summary>
    internal void Leave(CUstream stream)
    {
        // A stream somebody else owns may be gone when the next call comes.
        if (stream != _ownStream)
            CudaDriver.Check(CudaNative.cuEventRecord(_done, stream), "cuEventRecord");
    }

    /// <summary>Has a stream of any rank wait for what is so far on a stream of this rank.</summary>
    internal void Follow(CUstream follower, CUstream stream)
    {
        if (follower == stream)
            return;
        Bind();
        CudaDriver.Check(CudaNative.cuEventRecord(_messages, stream), "cuEventRecord");
        CudaDriver.Check(CudaNative.cuStreamWaitEvent(follower, _messages, 0), "cuStreamWaitEvent");
    }

    public void Dispose()
    {
        _accelerator.Bind();
        Bind();
        _streams?.Dispose();
        foreach (PeerKernel kernel in _kernels.Values)
            kernel.Dispose();
        // All of them are there, unless the constructor failed.
        if (!_done.IsNull)
            _ = CudaNative.cuEventDestroy_v2(_done);
        if (!_messages.IsNull)
            _ = CudaNative.cuEventDestroy_v2(_messages);
        if (_status is not null)
            _ = CudaNative.cuMemFreeHost(_status);
        _inbox.Dispose();
    }

    /// <summary>Makes an event in the current context.</summary>
    internal static CUevent CreateEvent()
    {
        CUevent created;
        CudaDriver.Check(CudaNative.cuEventCreate(&created, CUevent_flags.DisableTiming), "cuEventCreate");
        return created;
    }
}
