using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using TypedCollectives.Interop.Cuda;
using TypedCollectives.Interop.Nccl;

namespace TypedCollectives;

/// <summary>One rank's end of a native NCCL communicator.</summary>
/// <remarks>
/// NCCL works in the primary context and leaves the thread's device as it found it, so ILGPU's idea of what is current stays
/// right across its calls.
/// </remarks>
internal sealed unsafe partial class NcclBackend : ICommunicatorBackend
{
    private static readonly NcclStep IssueStep = static (NcclBackend backend, in CollectiveCall call) => backend.Issue(call);

    private readonly NcclLibrary _library;
    private readonly NcclHandle _handle;
    private readonly NcclComm _comm;
    private readonly int _rank;
    private readonly int _size;
    private readonly CollectiveDevice _device;
    private readonly CUstream _stream;
    private readonly TimeSpan _timeout;
    private readonly bool _isBlocking;
    private readonly NcclOptions? _options;
    private readonly NcclConfigWriter? _texts;
    private readonly string _name;
    private readonly Action _checkAsync;
    private readonly bool _knowsEverything;
    private readonly bool _hasBlockCollectives;
    private readonly NcclMessages _messages;
    private readonly NcclCustomReductions _custom;
    private readonly NcclScaledSums _scaled;
    private MemoryBuffer1D<byte, Stride1D.Dense>? _barrier;
    private volatile bool _failed;
    private bool _isFinalized;
    private NcclResult? _finalizing;
    private bool _disposed;

    internal NcclBackend(
        NcclLibrary library, NcclHandle handle, int rank, int size, CollectiveDevice device, TimeSpan timeout, bool isBlocking,
        NcclOptions? options, NcclConfigWriter? texts)
    {
        _library = library;
        _handle = handle;
        _comm = handle.Comm;
        _options = options;
        _texts = texts;
        _rank = rank;
        _size = size;
        _device = device;
        _stream = device.Stream is CudaStream own ? new CUstream(own.StreamPtr) : default; // tests have no CUDA device
        _timeout = timeout;
        _isBlocking = isBlocking;
        _name = $"rank {rank} on {device}";
        _checkAsync = CheckAsync;
        _knowsEverything = library.Version >= NcclRequirements.FirstVersionOf(NcclDataType.Float8E5M2);
        _hasBlockCollectives = library.Version >= NcclRequirements.FirstVersionOf(nameof(NcclNative.ncclAlltoAll));
        _messages = new NcclMessages(_comm, rank, size);
        _custom = new NcclCustomReductions(device, _comm, rank, size);
        _scaled = new NcclScaledSums(device, handle, size);
    }

    /// <summary>The native communicator.</summary>
    internal NcclHandle Handle => _handle;

    public BackendKind Kind => BackendKind.Nccl;

    public bool CarriesHostMemory => false;

    public bool SupportsCapture => true;

    /// <summary>The reductions written in C#.</summary>
    internal NcclCustomReductions Custom => _custom;

    public void Launch(ReadOnlySpan<RecordedCall> calls)
    {
        bool hasCustom = false;
        bool hasScaled = false;
        foreach (ref readonly RecordedCall recorded in calls)
        {
            hasCustom |= BackendOf(recorded).Prepare(recorded.Call);
            hasScaled |= recorded.Call.IsScaled;
        }

        if (hasScaled)
            LaunchScaled(calls, hasCustom);
        else
            LaunchPrepared(calls, hasCustom);
    }

    /// <summary>Launches calls of which some need an operator of their own.</summary>
    private void LaunchScaled(ReadOnlySpan<RecordedCall> calls, bool hasCustom)
    {
        try
        {
            foreach (ref readonly RecordedCall recorded in calls)
            {
                if (recorded.Call.IsScaled)
                    BackendOf(recorded).PrepareScaled(recorded.Call);
            }

            LaunchPrepared(calls, hasCustom);
        }
        finally
        {
            foreach (ref readonly RecordedCall recorded in calls)
                BackendOf(recorded)._scaled.End();
        }
    }

    private void LaunchPrepared(ReadOnlySpan<RecordedCall> calls, bool hasCustom)
    {
        if (hasCustom)
            NcclCustomLaunch.Run(calls);
        else
            LaunchTogether(calls);
    }

    /// <summary>Launches calls none of which is a reduction written in C#.</summary>
    internal static void LaunchTogether(ReadOnlySpan<RecordedCall> calls)
    {
        if (calls.Length == 1 && BackendOf(calls[0]) is { } alone && !alone.NeedsGroup(calls[0].Call))
        {
            alone.Issue(calls[0].Call);
            if (!alone._isBlocking)
                alone.Settle(calls[0].Call);
            return;
        }

        LaunchTogether(calls, IssueStep);
    }

    /// <summary>Makes a step of all calls in one native group, and waits until it is on the streams.</summary>
    internal static void LaunchTogether(ReadOnlySpan<RecordedCall> calls, NcclStep step)
    {
        NcclLibrary.Check(NcclNative.ncclGroupStart(), nameof(NcclNative.ncclGroupStart));
        bool isBlocking = true;
        try
        {
            foreach (ref readonly RecordedCall recorded in calls)
            {
                NcclBackend backend = BackendOf(recorded);
                isBlocking &= backend._isBlocking;
                step(backend, recorded.Call);
            }
        }
        catch
        {
            _ = NcclNative.ncclGroupEnd(); // closes the group; the error that is on its way says more
            throw;
        }

        NcclResult result = NcclNative.ncclGroupEnd();
        if (!NcclProgress.IsFine(result))
            NcclLibrary.Check(result, nameof(NcclNative.ncclGroupEnd), BackendOf(calls[0])._comm);
        if (!isBlocking)
            SettleAll(calls);
    }

    private static void SettleAll(ReadOnlySpan<RecordedCall> calls)
    {
        foreach (ref readonly RecordedCall recorded in calls)
        {
            if (BackendOf(recorded) is { _isBlocking: false } backend)
                backend.Settle(recorded.Call);
        }
    }

    public void Synchronize()
    {
        try
        {
            StreamWait.Wait(_device.Stream, _timeout, _name, _checkAsync);
            _handle.ThrowIfEnded(); // an abort ends the kernels, which looks like success
        }
        catch
        {
            _failed = true;
            throw;
        }
    }

    /// <summary>Destroys the communicator, or aborts it after a failure: to destroy it would wait for ranks that are gone.</summary>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        _custom.Dispose();
        _barrier?.Dispose();
        try
        {
            if (_handle.IsEnded)
                return;
            if (!_failed)
                DeregisterAll();
            if (_failed || !TryFinalize())
                NcclLibrary.Check(_handle.Abort(), nameof(NcclNative.ncclCommAbort));
            else
                NcclLibrary.Check(_handle.Destroy(), nameof(NcclNative.ncclCommDestroy));
        }
        finally
        {
            _texts?.Dispose();
            foreach ((_, NcclConfigWriter? texts) in _kept)
                texts?.Dispose();
        }
    }

    /// <summary>Has a non-blocking communicator finish, which its destruction does not wait for.</summary>
    private bool TryFinalize()
    {
        if (_isBlocking || _isFinalized)
            return true;
        NcclResult result = StartFinalize();
        return NcclProgress.IsFine(result)
            && NcclProgress.TryAwait(_handle, _timeout, CancellationToken.None, out result)
            && result == NcclResult.Success;
    }

    /// <summary>
    /// Has a non-blocking communicator start to finish, which may take until the other ranks do: one thread that ends several starts them all
    /// first.
    /// </summary>
    internal NcclResult StartFinalize()
    {
        if (_isBlocking || _failed || _handle.IsEnded)
            return NcclResult.Success;
        if (_finalizing is { } started)
            return started;
        DeregisterAll();
        _finalizing = NcclNative.ncclCommFinalize(_comm);
        return _finalizing.Value;
    }

    /// <summary>Waits until a call on a non-blocking communicator is on its stream; the first one connects the ranks.</summary>
    private void Settle(in CollectiveCall call)
    {
        if (!NcclProgress.TryAwait(_handle, _timeout, CancellationToken.None, out NcclResult state))
        {
            _failed = true;
            throw new CollectiveTimeoutException(
                $"Rank {_rank} waited {_timeout.TotalSeconds:0.###} s for the other ranks in {call}. Every rank must make the matching call.");
        }

        if (state != NcclResult.Success)
        {
            _failed = true;
            NcclLibrary.Check(state, call.ToString(), _comm);
        }
    }

    /// <summary>Whether one call becomes several of NCCL's.</summary>
    private bool NeedsGroup(in CollectiveCall call) =>
        !_hasBlockCollectives && call.Kind is CollectiveKind.AllToAll or CollectiveKind.Gather or CollectiveKind.Scatter;

    internal static NcclBackend BackendOf(in RecordedCall recorded) => (NcclBackend)recorded.Communicator.Transport;

    /// <summary>Checks that the library can make the call, and allocates what it needs.</summary>
    /// <returns>Whether it is a reduction written in C#.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Prepare(in CollectiveCall call)
    {
        if (_closed is not null || _handle.IsEnded)
            ThrowIfClosed(call.ToString());
        if (!_knowsEverything)
            RequireVersion(call);
        return (call.Custom is not null || call.Kind == CollectiveKind.Barrier) && PrepareKernels(call);
    }

    private bool PrepareKernels(in CollectiveCall call)
    {
        if (call.Custom is not null && GraphCapture.Open is not null)
            throw GraphErrors.CustomReduction(call);
        if (call.Custom is not null)
            _custom.Prepare(call);
        if (call.Kind == CollectiveKind.Barrier && _barrier is null)
        {
            using RelaxedCapture relaxed = RelaxedCapture.Enter();
            _barrier = _device.Accelerator.Allocate1D<byte>(1);
        }

        return call.Custom is not null;
    }

    private void PrepareScaled(in CollectiveCall call)
    {
        _library.Require(NcclRequirements.FirstVersionOf(nameof(NcclNative.ncclRedOpCreatePreMulSum)), nameof(PreMulSum<>));
        _scaled.Prepare(call);
    }

    private void RequireVersion(in CollectiveCall call)
    {
        if (call.Custom is null && call.Element >= ElementType.BFloat16)
            _library.Require(NcclRequirements.FirstVersionOf((NcclDataType)call.Element), $"A reduction of {call.Element}");
        if (call.Op == ReduceOp.Average)
            _library.Require(NcclRequirements.FirstVersionOf(NcclRedOp.Avg), "ReduceOp.Average");
        if (call.IsPointToPoint || call.Custom is not null || NeedsGroup(call))
            _library.Require(NcclRequirements.FirstVersionOf(nameof(NcclNative.ncclSend)), call.Kind.ToString());
    }

    private void Issue(in CollectiveCall call)
    {
        if (call.IsScaled && _size == 1)
        {
            _scaled.RunAlone(call);
            return;
        }

        var send = (void*)call.Send.Pointer;
        var recv = (void*)call.Recv.Pointer;
        var count = (nuint)call.Count;
        var type = (NcclDataType)call.Element;
        // The average over one rank is its value, as the sum is. NCCL 2.28.9's kernel for that case leaves the last elements of a
        // long buffer unwritten and knows no 8-bit floats; its sum is a copy.
        NcclRedOp op = _size == 1 ? NcclRedOp.Sum : call.IsScaled ? _scaled.Next() : (NcclRedOp)call.Op;
        CUstream stream = call.Stream is CudaStream other ? new CUstream(other.StreamPtr) : _stream;
        NcclResult result;
        switch (call.Kind)
        {
            case CollectiveKind.AllReduce:
                result = NcclNative.ncclAllReduce(send, recv, count, type, op, _comm, stream);
                break;
            case CollectiveKind.Broadcast:
                result = NcclNative.ncclBroadcast(send, recv, count, type, call.Peer, _comm, stream);
                break;
            case CollectiveKind.Reduce:
                result = NcclNative.ncclReduce(send, recv, count, type, op, call.Peer, _comm, stream);
                break;
            case CollectiveKind.AllGather:
                result = NcclNative.ncclAllGather(send, recv, count, type, _comm, stream);
                break;
            case CollectiveKind.ReduceScatter:
                result = NcclNative.ncclReduceScatter(send, recv, count, type, op, _comm, stream);
                break;
            case CollectiveKind.AllToAll:
                result = _hasBlockCollectives
                    ? NcclNative.ncclAlltoAll(send, recv, count, type, _comm, stream)
                    : _messages.Exchange(send, call.Count, recv, call.Count, call.Count, stream);
                break;
            case CollectiveKind.Gather:
                result = _hasBlockCollectives
                    ? NcclNative.ncclGather(send, recv, count, type, call.Peer, _comm, stream)
                    : _messages.Gather(call, stream);
                break;
            case CollectiveKind.Scatter:
                result = _hasBlockCollectives
                    ? NcclNative.ncclScatter(send, recv, count, type, call.Peer, _comm, stream)
                    : _messages.Scatter(call, stream);
                break;
            case CollectiveKind.Send or CollectiveKind.Recv when call.Count == 0:
                return; // the other rank leaves it out as well
            case CollectiveKind.Send:
                result = NcclNative.ncclSend(send, count, type, call.Peer, _comm, stream);
                break;
            case CollectiveKind.Recv:
                result = NcclNative.ncclRecv(recv, count, type, call.Peer, _comm, stream);
                break;
            case CollectiveKind.Barrier:
                var token = (void*)_barrier!.NativePtr;
                result = NcclNative.ncclAllReduce(token, token, 1, NcclDataType.UInt8, NcclRedOp.Max, _comm, stream);
                break;
            default:
                throw new InvalidOperationException($"{call.Kind} is not a collective of NCCL.");
        }

        if (!NcclProgress.IsFine(result))
            NcclLibrary.Check(result, call.ToString(), _comm);
    }

    private void CheckAsync()
    {
        NcclResult error = _handle.State();
        if (!NcclProgress.IsFine(error))
            NcclLibrary.Check(error, $"A collective of {_name}", _comm);
    }
}
