namespace TypedCollectives;

/// <summary>The reducing collectives: each rank owns a segment, receives everybody's part of it, reduces them, and passes the result on.</summary>
/// <remarks>The owner reduces in rank order, and its result is the only one: it is bitwise the same on all ranks, and that of one process.</remarks>
internal sealed class TcpReduction
{
    /// <summary>The bytes of each segment that are under way at a time.</summary>
    private const int TileBytes = 1 << 20;

    private readonly TcpCall _call;
    private readonly CollectiveKind _kind;
    private readonly long _count;
    private readonly int _unit;
    private readonly long _tile;
    private readonly nint _scratch;

    internal TcpReduction(TcpCall call, PinnedScratch scratch)
    {
        _call = call;
        _kind = call.Call.Kind;
        _count = call.Call.Count;
        _unit = call.Call.UnitSize;
        _tile = Math.Max(1, Math.Min(TileBytes / _unit, Length(0)));
        _scratch = scratch.Take(_tile * _unit * call.Size);
    }

    private int Rank => _call.Rank;

    private bool StoresResult => _kind != CollectiveKind.Reduce || Rank == _call.Call.Peer;

    internal async Task RunAsync()
    {
        for (long start = 0; start < Length(0); start += _tile)
        {
            long from = start;
            await _call.ExchangeAsync(peer => new Transfer(Source(peer, from), Bytes(peer, from), Scratch(peer), Bytes(Rank, from)))
                .ConfigureAwait(false);
            Reduce(from);
            if (_kind != CollectiveKind.ReduceScatter)
                await _call.ExchangeAsync(peer => Results(peer, from)).ConfigureAwait(false);
        }
    }

    private Transfer Results(int peer, long start)
    {
        bool gives = _kind == CollectiveKind.AllReduce || peer == _call.Call.Peer;
        return new Transfer(
            Result(start), gives ? Bytes(Rank, start) : 0,
            StoresResult ? _call.Call.Recv.Pointer + (nint)((Offset(peer) + start) * _unit) : 0, StoresResult ? Bytes(peer, start) : 0);
    }

    /// <summary>The units of a rank's segment; the first rank's is the longest.</summary>
    private long Length(int owner) => _kind == CollectiveKind.ReduceScatter
        ? _count
        : (_count / _call.Size) + (owner < _count % _call.Size ? 1 : 0);

    private long Offset(int owner) => _kind == CollectiveKind.ReduceScatter
        ? owner * _count
        : (owner * (_count / _call.Size)) + Math.Min(owner, _count % _call.Size);

    /// <summary>The bytes of a rank's segment in the tile that starts at a unit of it.</summary>
    private long Bytes(int owner, long start) => Math.Clamp(Length(owner) - start, 0, _tile) * _unit;

    private nint Source(int owner, long start) => _call.Call.Send.Pointer + (nint)((Offset(owner) + start) * _unit);

    private nint Scratch(int peer) => _scratch + (nint)(peer * _tile * _unit);

    /// <summary>Where the result of this rank's segment goes.</summary>
    private nint Result(long start) => !StoresResult
        ? Scratch(Rank)
        : _call.Call.Recv.Pointer + (nint)(((_kind == CollectiveKind.ReduceScatter ? 0 : Offset(Rank)) + start) * _unit);

    private void Reduce(long start)
    {
        long count = Bytes(Rank, start) / _unit;
        HostArithmetic arithmetic = HostArithmetic.For(_call.Call);
        Span<nint> sources = stackalloc nint[_call.Size];
        Span<nint> target = stackalloc nint[1];
        for (long done = 0; done < count; done += HostReduce.BlockElements)
        {
            nint offset = (nint)(done * _unit);
            for (int rank = 0; rank < sources.Length; rank++)
                sources[rank] = (rank == Rank ? Source(Rank, start) : Scratch(rank)) + offset;
            target[0] = Result(start) + offset;
            arithmetic.Reduce(sources, target, (int)Math.Min(HostReduce.BlockElements, count - done), _call.Call.Op);
        }
    }
}
