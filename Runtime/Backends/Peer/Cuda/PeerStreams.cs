using ILGPU;
using ILGPU.Runtime;
using TypedCollectives.Interop.Cuda;

namespace TypedCollectives;

/// <summary>What one rank needs for its copy engines: streams beside the caller's, events between them, memory for what the others send.</summary>
internal sealed unsafe class PeerStreams : IDisposable
{
    /// <summary>Pieces that can be under way: one is reduced while the next is sent.</summary>
    internal const int Depth = 2;

    private readonly CudaPeerRank _rank;
    private readonly CUevent[] _sent;
    private readonly CUevent[] _reduced;
    private readonly CUevent _fork;
    private readonly CUevent _join;
    private MemoryBuffer1D<byte, Stride1D.Dense>? _staging;

    /// <summary>Makes the streams in the rank's context, which is current.</summary>
    internal PeerStreams(CudaPeerRank rank)
    {
        _rank = rank;
        _sent = [CudaPeerRank.CreateEvent(), CudaPeerRank.CreateEvent()];
        _reduced = [CudaPeerRank.CreateEvent(), CudaPeerRank.CreateEvent()];
        _fork = CudaPeerRank.CreateEvent();
        _join = CudaPeerRank.CreateEvent();
        First = CreateStream();
        Second = CreateStream();
    }

    /// <summary>Sends what is to be reduced.</summary>
    internal CUstream First { get; }

    /// <summary>Sends what is reduced, or copies on the device itself.</summary>
    internal CUstream Second { get; }

    /// <summary>The place for a piece of one rank.</summary>
    internal long Staging(int slot, int rank, int ranks, long pieceBytes)
    {
        long needed = Depth * ranks * pieceBytes;
        if (_staging is null || _staging.Length < needed)
        {
            _rank.Device.Accelerator.Bind();
            _staging?.Dispose(); // waits for the device
            _staging = _rank.Device.Accelerator.Allocate1D<byte>(needed);
            _rank.Bind();
        }

        return _staging.NativePtr + (((slot * ranks) + rank) * pieceBytes);
    }

    /// <summary>Both streams go on from where the main one is.</summary>
    internal void Fork(CUstream main)
    {
        Record(_fork, main);
        Wait(First, _fork);
        Wait(Second, _fork);
    }

    /// <summary>The main stream goes on when the second one is done.</summary>
    internal void Join(CUstream main)
    {
        Record(_join, Second);
        Wait(main, _join);
    }

    /// <summary>The next piece for a slot of another rank waits until what was in it is reduced.</summary>
    internal void AwaitSlot(PeerStreams receiver, int slot) => Wait(First, receiver._reduced[slot]);

    /// <summary>The receiver's main stream goes on when a piece is in its slot.</summary>
    internal void Sent(int slot, CUstream receiver)
    {
        Record(_sent[slot], First);
        Wait(receiver, _sent[slot]);
    }

    /// <summary>A slot is reduced by what the main stream has so far: the second stream may send it on.</summary>
    internal void Reduced(int slot, CUstream main)
    {
        Record(_reduced[slot], main);
        Wait(Second, _reduced[slot]);
    }

    internal static void Copy(CUstream stream, long target, long source, long bytes)
    {
        if (bytes > 0 && target != source)
        {
            CudaDriver.Check(
                CudaNative.cuMemcpyAsync(new CUdeviceptr((nint)target), new CUdeviceptr((nint)source), (nuint)bytes, stream), "cuMemcpyAsync");
        }
    }

    public void Dispose()
    {
        foreach (CUevent made in (CUevent[])[.. _sent, .. _reduced, _fork, _join])
            _ = CudaNative.cuEventDestroy_v2(made);
        _ = CudaNative.cuStreamDestroy_v2(First);
        _ = CudaNative.cuStreamDestroy_v2(Second);
        _staging?.Dispose();
    }

    private static CUstream CreateStream()
    {
        CUstream stream;
        CudaDriver.Check(CudaNative.cuStreamCreate(&stream, CUstream_flags.NonBlocking), "cuStreamCreate");
        return stream;
    }

    private static void Record(CUevent recorded, CUstream stream) => CudaDriver.Check(CudaNative.cuEventRecord(recorded, stream), "cuEventRecord");

    private static void Wait(CUstream stream, CUevent awaited) =>
        CudaDriver.Check(CudaNative.cuStreamWaitEvent(stream, awaited, 0), "cuStreamWaitEvent");
}
