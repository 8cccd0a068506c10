using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives;

/// <summary>Collectives among the ILGPU accelerators of one process, by kernels and copies that read the other devices' memory.</summary>
/// <remarks>
/// One thread puts the work of all ranks on their streams. On CUDA, events order the streams and the host waits for nothing; on
/// accelerators without events it waits between steps. Every collective begins and ends with all streams in step: no rank reads
/// another one's buffer before that rank's stream has come to the call, or after it has gone on.
/// </remarks>
internal sealed class PeerExecutor : ICliqueExecutor
{
    private readonly Lock _gate = new();
    private readonly PeerRank[] _ranks;
    private readonly AcceleratorStream[] _streams;
    private readonly PeerLink[,] _links;
    private readonly StreamOrder _order;
    private readonly TimeSpan _timeout;

    internal PeerExecutor(CollectiveDevice[] devices, PeerLink[,] links, TimeSpan timeout)
    {
        _ranks = [.. devices.Select(device => new PeerRank(device))];
        _streams = new AcceleratorStream[devices.Length];
        _links = links;
        _timeout = timeout;
        _order = devices.All(device => device.Kind == DeviceKind.Cuda) ? new CudaStreamOrder(devices) : new HostStreamOrder();
    }

    public BackendKind Kind => BackendKind.Peer;

    public bool CarriesHostMemory => false;

    public void Execute(ReadOnlySpan<CollectiveCall> calls)
    {
        lock (_gate)
        {
            using ScopedAcceleratorBinding binding = _ranks[0].Device.Accelerator.BindScoped();
            for (int rank = 0; rank < calls.Length; rank++)
                _streams[rank] = calls[rank].Stream ?? _ranks[rank].Device.Stream;

            _order.AfterAll(_streams);
            switch (calls[0].Kind)
            {
                case CollectiveKind.AllReduce:
                    AllReduce(calls);
                    break;
                case CollectiveKind.Reduce:
                    PullAndReduce(calls, calls[0].Peer, output: 0);
                    break;
                case CollectiveKind.ReduceScatter:
                    for (int rank = 0; rank < calls.Length; rank++)
                        PullAndReduce(calls, rank, output: rank);
                    break;
                case CollectiveKind.Barrier:
                    break;
                default:
                    Move(calls);
                    break;
            }

            _order.AfterAll(_streams);
        }
    }

    public void Transfer(int from, in CollectiveCall send, int to, in CollectiveCall recv)
    {
        lock (_gate)
        {
            using ScopedAcceleratorBinding binding = _ranks[to].Device.Accelerator.BindScoped();
            for (int rank = 0; rank < _ranks.Length; rank++)
                _streams[rank] = _ranks[rank].Device.Stream;
            _streams[from] = send.Stream ?? _streams[from];
            _streams[to] = recv.Stream ?? _streams[to];
            _order.AfterAll(_streams);
            Copy(to, from, send.Send.View, recv.Recv.View);
            _order.AfterAll(_streams);
        }
    }

    public void Synchronize(int rank) =>
        StreamWait.Wait(_ranks[rank].Device.Stream, _timeout, $"rank {rank} on {_ranks[rank].Device}", check: null);

    public void Dispose()
    {
        foreach (PeerRank rank in _ranks)
            rank.Dispose();
        _order.Dispose();
    }

    /// <summary>The ring: n-1 steps of reduce-scatter, then n-1 of all-gather; each rank reads from the one before it only.</summary>
    private void AllReduce(ReadOnlySpan<CollectiveCall> calls)
    {
        int size = calls.Length;
        if (size == 1)
        {
            Copy(0, 0, calls[0].Send.View, calls[0].Recv.View);
            return;
        }

        RingChunks chunks = RingChunks.Of(calls[0], size);
        Reduction reduction = ReductionOf(calls[0]);
        for (int step = 0; step < size - 1; step++)
        {
            for (int rank = 0; rank < size; rank++)
            {
                (long offset, long bytes) = chunks[rank - step - 1];
                if (bytes == 0)
                    continue;

                // What the rank before has of this chunk: its own share at first, then the sum it made in the step before.
                int previous = (rank + size - 1) % size;
                Operand theirs = step == 0 ? calls[previous].Send : calls[previous].Recv;
                ArrayView<byte> result = calls[rank].Recv.Slice(offset, bytes).View;
                ArrayView<byte> mine = calls[rank].Send.Slice(offset, bytes).View;
                Combine(reduction, rank, result, mine, previous, theirs.Slice(offset, bytes).View);
                if (step == size - 2 && calls[0] is { Custom: null, Op: ReduceOp.Average })
                    _ranks[rank].Kernels.Divide(calls[0].Element, _streams[rank], result, size);
            }

            if (step < size - 2)
                _order.AfterPrevious(_streams);
        }

        // All of them: a rank overwrites chunks that the next rank read in the first phase.
        _order.AfterAll(_streams);
        for (int step = 0; step < size - 1; step++)
        {
            for (int rank = 0; rank < size; rank++)
            {
                (long offset, long bytes) = chunks[rank - step];
                int previous = (rank + size - 1) % size;
                Copy(rank, previous, calls[previous].Recv.Slice(offset, bytes).View, calls[rank].Recv.Slice(offset, bytes).View);
            }

            if (step < size - 2)
                _order.AfterPrevious(_streams);
        }
    }

    /// <summary>One rank reduces one block of every rank's buffer into its own.</summary>
    private void PullAndReduce(ReadOnlySpan<CollectiveCall> calls, int rank, int output)
    {
        long bytes = calls[rank].Count * calls[rank].UnitSize;
        if (bytes == 0)
            return;

        Reduction reduction = ReductionOf(calls[0]);
        ArrayView<byte> result = calls[rank].Recv.View;
        ArrayView<byte> accumulated = calls[rank].Send.Slice(output * bytes, bytes).View;
        for (int step = 1; step < calls.Length; step++)
        {
            int other = (rank + step) % calls.Length;
            Combine(reduction, rank, result, accumulated, other, calls[other].Send.Slice(output * bytes, bytes).View);
            accumulated = result;
        }

        if (calls.Length == 1)
            Copy(rank, rank, accumulated, result);
        else if (calls[0] is { Custom: null, Op: ReduceOp.Average })
            _ranks[rank].Kernels.Divide(calls[0].Element, _streams[rank], result, calls.Length);
    }

    private void Move(ReadOnlySpan<CollectiveCall> calls)
    {
        int size = calls.Length;
        long bytes = calls[0].Count;
        int root = calls[0].Peer;
        for (int rank = 0; rank < size; rank++)
        {
            switch (calls[0].Kind)
            {
                case CollectiveKind.Broadcast:
                    Copy(rank, root, calls[root].Send.View, calls[rank].Recv.View);
                    break;
                case CollectiveKind.Scatter:
                    Copy(rank, root, calls[root].Send.Slice(rank * bytes, bytes).View, calls[rank].Recv.View);
                    break;
                case CollectiveKind.Gather:
                    Copy(root, rank, calls[rank].Send.View, calls[root].Recv.Slice(rank * bytes, bytes).View);
                    break;
                case CollectiveKind.AllGather:
                    for (int step = 0; step < size; step++)
                    {
                        int other = (rank + step) % size;
                        Copy(rank, other, calls[other].Send.View, calls[rank].Recv.Slice(other * bytes, bytes).View);
                    }

                    break;
                case CollectiveKind.AllToAll:
                    for (int step = 0; step < size; step++)
                    {
                        int other = (rank + step) % size;
                        Copy(rank, other, calls[other].Send.Slice(rank * bytes, bytes).View, calls[rank].Recv.Slice(other * bytes, bytes).View);
                    }

                    break;
                default:
                    throw new InvalidOperationException($"{calls[0].Kind} moves no data.");
            }
        }
    }

    private void Combine(
        Reduction reduction, int rank, ArrayView<byte> result, ArrayView<byte> mine, int owner, ArrayView<byte> theirs)
    {
        PeerRank self = _ranks[rank];
        ArrayView<byte> near = self.Bring(_links[rank, owner], _streams[rank], _streams[owner], theirs);
        self.Kernels.Combine(reduction, _streams[rank], result, mine, near);
    }

    private void Copy(int rank, int owner, ArrayView<byte> source, ArrayView<byte> target)
    {
        if (source.Length == 0 || source.LoadEffectiveAddressAsPtr() == target.LoadEffectiveAddressAsPtr())
            return;
        _ranks[rank].Copy(_links[rank, owner], _streams[rank], _streams[owner], source, target);
    }

    private static Reduction ReductionOf(in CollectiveCall call) =>
        call.Custom ?? DeviceArithmetic.Of(call.Element).Reduction(call.Op);
}
