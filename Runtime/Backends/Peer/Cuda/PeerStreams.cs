using ILGPU;
using ILGPU.Runtime;
using TypedCollectives.Interop.Cuda;

namespace TypedCollectives;

/// <summary>What one rank needs for its copy engines: streams beside the caller's, events between them, memory for what the others send.</summary>
internal sealed unsafe class PeerStreams : IDisposable
{
    /// <summary>Pieces that can be under way: a copy need not wait for the reduction of the one just before it.</summary>
    internal const int Depth = 4;

    /// <summary>Streams for copies of one kind, in turn: the link does not idle between two copies.</summary>
    private const int Lanes = 2;

    private readonly CudaPeerRank _rank;
    private readonly CUstream[] _first; // what is to be reduced
    private readonly CUstream[] _second; // what is reduced
    private readonly CUevent[] _sent;
    private readonly CUevent[] _reduced;
    private readonly CUevent _fork;
    private readonly CUevent _join;
    private MemoryBuffer1D<byte, Stride1D.Dense>? _staging;

    /// <summary>Makes the streams in the rank's context, which is current.</summary>
    internal PeerStreams(CudaPeerRank rank)
    {
        _rank = rank;
        _sent = [.. Enumerable.Range(0, Depth).Select(_ => CudaPeerRank.CreateEvent())];
        _reduced = [.. Enumerable.Range(0, Depth).Select(_ => CudaPeerRank.CreateEvent())];
        _fork = CudaPeerRank.CreateEvent();
        _join = CudaPeerRank.CreateEvent();
        _first = [.. Enumerable.Range(0, Lanes).Select(_ => CreateStream())];
        _second = [.. Enumerable.Range(0, Lanes).Select(_ => CreateStream())];
    }

    /// <summary>For copies on the device itself, beside those to others.</summary>
    internal CUstream Beside => _second[0];

    /// <summary>Where the pieces of the other ranks, one after the other, go in a slot.</summary>
    internal long Staging(int slot, int ranks, long pieceBytes)
    {
        long slotBytes = (ranks - 1) * pieceBytes;
        if (_staging is null || _staging.Length < Depth * slotBytes)
        {
            _rank.Device.Accelerator.Bind();
            _staging?.Dispose(); // waits for the device
            _staging = _rank.Device.Accelerator.Allocate1D<byte>(Depth * slotBytes);
            _rank.Bind();
        }

        return _staging.NativePtr + (slot * slotBytes);
    }

    /// <summary>The streams go on from where the main one is.</summary>
    internal void Fork(CUstream main)
    {
        Record(_fork, main);
        foreach (CUstream stream in (ReadOnlySpan<CUstream>)[.. _first, .. _second])
            Wait(stream, _fork);
    }

    /// <summary>The main stream goes on when all that was sent on is done; what was sent to be reduced, its receiver waits for.</summary>
    internal void Join(CUstream main)
    {
        foreach (CUstream stream in _second)
        {
            Record(_join, stream);
            Wait(main, _join);
        }
    }

    /// <summary>A stream for copies on this device beside the main one, from where that is.</summary>
    internal void ForkBeside(CUstream main)
    {
        Record(_fork, main);
        Wait(Beside, _fork);
    }

    /// <summary>The main stream goes on when the copy beside it is done.</summary>
    internal void JoinBeside(CUstream main)
    {
        Record(_join, Beside);
        Wait(main, _join);
    }

    /// <summary>Sends a piece into a slot of another rank, which goes on when it is there.</summary>
    /// <param name="receiver">The other rank's streams.</param>
    /// <param name="slot">The slot.</param>
    /// <param name="isReused">Whether an earlier piece lies in it that has to be reduced first.</param>
    /// <param name="target">The slot's place.</param>
    /// <param name="source">The piece.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="receiverMain">The stream on which the other rank reduces it.</param>
    internal void Send(PeerStreams receiver, int slot, bool isReused, long target, long source, long bytes, CUstream receiverMain)
    {
        CUstream lane = _first[slot % Lanes];
        if (isReused)
            Wait(lane, receiver._reduced[slot]);
        Copy(lane, target, source, bytes);
        Record(_sent[slot], lane);
        Wait(receiverMain, _sent[slot]);
    }

    /// <summary>The slot is reduced by what the main stream has so far.</summary>
    internal void Reduced(int slot, CUstream main) => Record(_reduced[slot], main);

    /// <summary>Where what was reduced in a slot is sent on, from when it is reduced.</summary>
    internal CUstream SendOn(int slot)
    {
        CUstream lane = _second[slot % Lanes];
        Wait(lane, _reduced[slot]);
        return lane;
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
        foreach (CUstream stream in (CUstream[])[.. _first, .. _second])
            _ = CudaNative.cuStreamDestroy_v2(stream);
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
