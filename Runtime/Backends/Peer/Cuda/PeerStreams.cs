using ILGPU;
using ILGPU.Runtime;
using TypedCollectives.Interop.Cuda;

namespace TypedCollectives;

/// <summary>What one rank needs for its copy engines: streams beside the caller's, events between them, memory for what the others send.</summary>
internal sealed unsafe class PeerStreams : IDisposable
{
    /// <summary>Pieces that can be under way: one comes, the one before is reduced, and the next one need not wait for that.</summary>
    internal const int Depth = 3;

    private readonly CudaPeerRank _rank;
    private readonly CUstream _shares; // what is to be reduced; one stream, since of two copies side by side each takes twice as long
    private readonly CUstream _results; // what is reduced
    private readonly CUstream _signals; // what other processes are told and asked: kernels, which would keep a copy engine waiting on its own stream
    private readonly CUevent[] _sent;
    private readonly CUevent[] _reduced;
    private readonly CUevent _fork;
    private readonly CUevent _join;
    private readonly CUevent _answered;
    private MemoryBuffer1D<byte, Stride1D.Dense>? _staging;

    /// <summary>Makes the streams in the rank's context, which is current.</summary>
    internal PeerStreams(CudaPeerRank rank)
    {
        _rank = rank;
        _sent = [.. Enumerable.Range(0, Depth).Select(_ => CudaPeerRank.CreateEvent())];
        _reduced = [.. Enumerable.Range(0, Depth).Select(_ => CudaPeerRank.CreateEvent())];
        _fork = CudaPeerRank.CreateEvent();
        _join = CudaPeerRank.CreateEvent();
        _answered = CudaPeerRank.CreateEvent();
        _shares = CreateStream();
        _results = CreateStream();
        _signals = CreateStream();
    }

    /// <summary>Where shares are sent.</summary>
    internal CUstream Shares => _shares;

    /// <summary>Where other processes are told and asked about them.</summary>
    internal CUstream Signals => _signals;

    /// <summary>For copies on the device itself, beside those to others.</summary>
    internal CUstream Beside => _results;

    /// <summary>Memory for what the others send, all slots of it.</summary>
    internal long Staging(long bytes)
    {
        if (_staging is null || _staging.Length < bytes)
        {
            _rank.Device.Accelerator.Bind();
            _staging?.Dispose(); // waits for the device
            _staging = _rank.Device.Accelerator.Allocate1D<byte>(bytes);
            _rank.Bind();
        }

        return _staging.NativePtr;
    }

    /// <summary>Shares are sent from where the main stream is; results from when they are reduced.</summary>
    internal void Fork(CUstream main) => Follow(_shares, main, _fork);

    /// <summary>A copy beside the main stream goes on from where that is.</summary>
    internal void ForkBeside(CUstream main) => Follow(Beside, main, _fork);

    /// <summary>Others are told when the shares are sent that are under way.</summary>
    internal void SignalSent() => Follow(_signals, _shares, _sent[0]);

    /// <summary>What was asked of others so far is what <see cref="SendWhenAnswered"/> waits for.</summary>
    internal void Asked() => Record(_answered, _signals);

    /// <summary>Shares are sent from when others have answered.</summary>
    internal void SendWhenAnswered() => Wait(_shares, _answered);

    /// <summary>The main stream goes on when its shares are sent.</summary>
    internal void Join(CUstream main) => Follow(main, _shares, _join);

    /// <summary>A rank's main stream goes on when all results of this one are with it.</summary>
    internal void JoinResults(CUstream main) => Follow(main, _results, _join);

    /// <summary>The main stream goes on when the copy beside it is done.</summary>
    internal void JoinBeside(CUstream main) => Follow(main, Beside, _join);

    /// <summary>Sends a piece into a slot of another rank, which goes on when it is there.</summary>
    /// <param name="receiver">The other rank's streams.</param>
    /// <param name="slot">The slot; what was in it before, in this call or another, is reduced first.</param>
    /// <param name="target">The slot's place.</param>
    /// <param name="source">The piece.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="receiverMain">The stream on which the other rank reduces it.</param>
    internal void Send(PeerStreams receiver, int slot, long target, long source, long bytes, CUstream receiverMain)
    {
        Wait(_shares, receiver._reduced[slot]);
        Copy(_shares, target, source, bytes);
        Follow(receiverMain, _shares, _sent[slot]);
    }

    /// <summary>The slot is reduced by what the main stream has so far.</summary>
    internal void Reduced(int slot, CUstream main) => Record(_reduced[slot], main);

    /// <summary>Sends what was reduced in a slot to all others, from when it is reduced.</summary>
    internal void SendOn(int slot, int rank, in PeerPiece piece)
    {
        Wait(_results, _reduced[slot]);
        PeerArguments a = piece.Arguments;
        for (int step = 1; step < a.Size; step++)
        {
            int peer = (rank + step) % a.Size;
            Copy(_results, a.Recv[peer] + piece.Offset, a.Recv[rank] + piece.Offset, piece.Bytes);
        }
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
        foreach (CUevent made in (CUevent[])[.. _sent, .. _reduced, _fork, _join, _answered])
            _ = CudaNative.cuEventDestroy_v2(made);
        foreach (CUstream stream in (CUstream[])[_shares, _results, _signals])
            _ = CudaNative.cuStreamDestroy_v2(stream);
        _staging?.Dispose();
    }

    private static CUstream CreateStream()
    {
        CUstream stream;
        CudaDriver.Check(CudaNative.cuStreamCreate(&stream, CUstream_flags.NonBlocking), "cuStreamCreate");
        return stream;
    }

    private static void Follow(CUstream follower, CUstream stream, CUevent between)
    {
        Record(between, stream);
        Wait(follower, between);
    }

    private static void Record(CUevent recorded, CUstream stream) => CudaDriver.Check(CudaNative.cuEventRecord(recorded, stream), "cuEventRecord");

    private static void Wait(CUstream stream, CUevent awaited) =>
        CudaDriver.Check(CudaNative.cuStreamWaitEvent(stream, awaited, 0), "cuStreamWaitEvent");
}
