using ILGPU;
using ILGPU.Runtime;
using TypedCollectives.Interop.Cuda;
using TypedCollectives.Interop.Nccl;

namespace TypedCollectives;

/// <summary>Reductions written in C#, for one NCCL rank: NCCL brings every rank's share of the data, an ILGPU kernel reduces it in rank order, NCCL spreads it.</summary>
/// <remarks>
/// NCCL itself takes no reduction of a user's. Each share is reduced by one rank, so all ranks get bitwise the same result. One
/// scratch buffer of bounded size is used over and over; long buffers come to it in chunks.
/// </remarks>
internal sealed unsafe class NcclCustomReductions(CollectiveDevice device, NcclComm comm, int rank, int size) : IDisposable
{
    /// <summary>What the scratch buffer has at most, but for reductions of huge elements or over thousands of ranks.</summary>
    private const long Budget = 64 << 20;

    /// <summary>Each rank's share starts at a multiple of this in the scratch buffer, for wide loads.</summary>
    private const long Alignment = 256;

    private readonly DeviceKernels _kernels = new(device);
    private readonly NcclMessages _messages = new(comm, rank, size);
    private MemoryBuffer1D<byte, Stride1D.Dense>? _scratch;
    private StreamEvent? _used;
    private AcceleratorStream? _usedBy;
    private ReductionChunks _chunks;
    private long _stride;

    /// <summary>How many chunks the call that was begun last has.</summary>
    internal long Chunks => _chunks.Count;

    /// <summary>Compiles the kernel: what cannot be compiled is refused before any rank sends anything.</summary>
    internal void Prepare(in CollectiveCall call) => _kernels.Load(call.Custom!);

    /// <summary>Starts on a call, and sees to it that the scratch buffer is large enough and free.</summary>
    internal void Begin(in CollectiveCall call)
    {
        _chunks = ReductionChunks.Of(size, call.UnitSize, call.Count, call.Kind == CollectiveKind.ReduceScatter, Budget);
        if (size == 1 || _chunks.Count == 0)
            return;

        _stride = (_chunks.ShareBytes + Alignment - 1) / Alignment * Alignment;
        if (_scratch is null || _scratch.Length < _stride * size)
        {
            // Kernels of earlier calls may still read the old one, on any stream.
            device.Accelerator.Synchronize();
            _scratch?.Dispose();
            _scratch = device.Accelerator.Allocate1D<byte>(_stride * size);
        }

        AcceleratorStream stream = StreamOf(call);
        if (_usedBy is not null && _usedBy != stream)
            stream.WaitFor(_used!);
    }

    /// <summary>Brings every rank's part of this rank's share of a chunk; inside a group.</summary>
    internal NcclResult Exchange(in CollectiveCall call, long chunk)
    {
        NcclResult result = NcclResult.Success;
        if (size == 1 || chunk >= _chunks.Count)
            return result;

        CUstream stream = CudaStreams.HandleOf(StreamOf(call));
        (_, long mine) = _chunks.Share(chunk, rank);
        for (int peer = 0; peer < size && NcclProgress.IsFine(result); peer++)
        {
            (long offset, long bytes) = _chunks.Share(chunk, peer);
            if (bytes > 0)
                result = _messages.Send(call.Send.Pointer + (nint)offset, bytes, peer, stream);
            if (mine > 0 && NcclProgress.IsFine(result))
                result = _messages.Recv(_scratch!.NativePtr + (nint)(peer * _stride), mine, peer, stream);
        }

        return result;
    }

    /// <summary>Reduces what was brought.</summary>
    internal void Reduce(in CollectiveCall call, long chunk)
    {
        if (chunk >= _chunks.Count)
            return;
        (long offset, long bytes) = _chunks.Share(chunk, rank);
        if (bytes == 0)
            return;

        AcceleratorStream stream = StreamOf(call);
        if (size == 1)
        {
            if (call.Send.Pointer == call.Recv.Pointer)
                return;
            device.Accelerator.Bind();
            call.Send.Slice(offset, bytes).View.CopyTo(stream, call.Recv.Slice(offset, bytes).View);
            return;
        }

        ArrayView<byte> result = KeepsShare(call) ? call.Recv.Slice(_chunks.Target(chunk, rank), bytes).View : Brought(0, bytes);
        ArrayView<byte> accumulated = Brought(0, bytes);
        for (int other = 1; other < size; other++)
        {
            _kernels.Combine(call.Custom!, stream, result, accumulated, Brought(other, bytes));
            accumulated = result;
        }
    }

    /// <summary>Brings the reduced shares of a chunk to where they are wanted; inside a group.</summary>
    internal NcclResult Spread(in CollectiveCall call, long chunk)
    {
        if (size == 1 || chunk >= _chunks.Count || call.Kind == CollectiveKind.ReduceScatter)
            return NcclResult.Success;

        CUstream stream = CudaStreams.HandleOf(StreamOf(call));
        if (call.Kind == CollectiveKind.Reduce)
            return ToRoot(call, chunk, stream);
        nint recv = call.Recv.Pointer;
        if (_chunks.IsEven(chunk))
        {
            (long offset, long bytes) = _chunks.Share(chunk, rank);
            nint start = recv + (nint)_chunks.Share(chunk, 0).Offset;
            return NcclNative.ncclAllGather((void*)(recv + (nint)offset), (void*)start, (nuint)bytes, NcclDataType.UInt8, comm, stream);
        }

        NcclResult result = NcclResult.Success;
        for (int owner = 0; owner < size && NcclProgress.IsFine(result); owner++)
        {
            (long offset, long bytes) = _chunks.Share(chunk, owner);
            var share = (void*)(recv + (nint)offset);
            if (bytes > 0)
                result = NcclNative.ncclBroadcast(share, share, (nuint)bytes, NcclDataType.UInt8, owner, comm, stream);
        }

        return result;
    }

    /// <summary>Ends a call: whoever uses the scratch buffer next, on another stream, waits for it.</summary>
    internal void End(in CollectiveCall call)
    {
        if (size == 1 || _chunks.Count == 0)
            return;
        _used ??= new StreamEvent(device.Accelerator);
        _usedBy = StreamOf(call);
        _used.Record(_usedBy);
    }

    public void Dispose()
    {
        _used?.Dispose();
        _scratch?.Dispose();
    }

    private AcceleratorStream StreamOf(in CollectiveCall call) => call.Stream ?? device.Stream;

    /// <summary>Whether what this rank reduces goes to its own receive buffer; of a Reduce the other ranks may have none.</summary>
    private bool KeepsShare(in CollectiveCall call) => call.Kind != CollectiveKind.Reduce || call.Peer == rank;

    private ArrayView<byte> Brought(int from, long bytes) => ((ArrayView<byte>)_scratch!.View).SubView(from * _stride, bytes);

    private NcclResult ToRoot(in CollectiveCall call, long chunk, CUstream stream)
    {
        NcclResult result = NcclResult.Success;
        (_, long mine) = _chunks.Share(chunk, rank);
        if (rank != call.Peer)
            return mine > 0 ? _messages.Send(_scratch!.NativePtr, mine, call.Peer, stream) : result;

        for (int peer = 0; peer < size && NcclProgress.IsFine(result); peer++)
        {
            (long offset, long bytes) = _chunks.Share(chunk, peer);
            if (peer != rank && bytes > 0)
                result = _messages.Recv(call.Recv.Pointer + (nint)offset, bytes, peer, stream);
        }

        return result;
    }
}
