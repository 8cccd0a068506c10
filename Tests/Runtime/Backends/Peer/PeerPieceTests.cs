using CsCheck;

namespace TypedCollectives.Tests.Backends.Peer;

/// <summary>The pieces in which copy engines carry an all-reduce, carried out on host memory: sums everywhere, each element once.</summary>
public sealed unsafe class PeerPieceTests
{
    private const float Untouched = -1;

    private static readonly PeerTuning Engine = new()
    {
        FlaggedBytes = -1,
        PushReduceBytes = -1,
        EngineReduceBytes = 0,
    };

    [Fact]
    public void PiecesMakeAnAllReduce() =>
        (from size in Gen.Int[2, PeerAddresses.MaxRanks]
         from count in Gen.OneOf(Gen.Int[1, 40], Gen.Int[1, 20_000])
         from wanted in Gen.Long[PeerAddresses.MaxRanks * PeerKernels.PackBytes, 4000]
         from inPlace in Gen.Bool
         select (size, count, wanted, inPlace)).Sample(input => Check(input.size, input.count, input.wanted, input.inPlace));

    private static void Check(int size, int count, long wanted, bool inPlace)
    {
        // One row a rank, and a guard behind each.
        int row = count + 16;
        float[] send = new float[size * row];
        float[] recv = new float[size * row];
        byte[] staging = new byte[size * PeerStreams.Depth * wanted];
        send.AsSpan().Fill(Untouched);
        recv.AsSpan().Fill(Untouched);
        for (int rank = 0; rank < size; rank++)
        {
            for (int i = 0; i < count; i++)
                send[(rank * row) + i] = (i % 7) + rank;
        }

        float[] output = inPlace ? send : recv;
        fixed (float* sends = send, recvs = output)
        fixed (byte* slots = staging)
            CarryOut(size, count, wanted, sends, recvs, row, slots);
        for (int rank = 0; rank < size; rank++)
        {
            for (int i = 0; i < row; i++)
            {
                float expected = i < count ? (size * (i % 7)) + (size * (size - 1) / 2) : Untouched;
                Assert.Equal(expected, output[(rank * row) + i]);
            }
        }
    }

    private static void CarryOut(int size, int count, long wanted, float* sends, float* recvs, int row, byte* slots)
    {
        var call = new CollectiveCall { Kind = CollectiveKind.AllReduce, Count = count, Layout = ElementInfo<float>.Lanes! };
        PeerPlan plan = PeerPlan.Of(call, Engine, size, PeerKernels.PackBytes, canReach: true);
        Assert.Equal(PeerEngine.CopyAndReduce, plan.Engine);
        PeerArguments arguments = plan.Arguments;
        arguments.Send = PeerAddresses.Of([.. Enumerable.Range(0, size).Select(rank => (long)(sends + (rank * row)))]);
        arguments.Recv = PeerAddresses.Of([.. Enumerable.Range(0, size).Select(rank => (long)(recvs + (rank * row)))]);
        plan = plan.With(arguments);
        long pieceBytes = PeerPiece.BytesOf(wanted, size);
        long slotBytes = (size - 1) * pieceBytes;
        Assert.True(slotBytes <= wanted);
        long number = 0;
        for (long pieces = PeerPiece.CountOf(plan, pieceBytes); number < pieces; number++)
        {
            for (int rank = 0; rank < size; rank++)
            {
                var piece = new PeerPiece(plan, rank, number, pieceBytes);
                if (!piece.IsEmpty)
                    Carry(piece, rank, size, (long)slots + (((rank * PeerStreams.Depth) + piece.Slot) * wanted));
            }
        }

        for (int rank = 0; rank < size; rank++)
            Assert.True(new PeerPiece(plan, rank, number, pieceBytes).IsEmpty);
    }

    private static void Carry(in PeerPiece piece, int rank, int size, long slot)
    {
        PeerArguments a = piece.Arguments;
        long[] sources = new long[size];
        sources[rank] = a.Send[rank];
        for (int peer = 0; peer < size; peer++)
        {
            if (peer == rank)
                continue;
            long place = piece.PlaceOf(peer, slot);
            Buffer.MemoryCopy((void*)(a.Send[peer] + piece.Offset), (void*)place, piece.Bytes, piece.Bytes);
            sources[peer] = place - piece.Offset;
        }

        // What PeerKernels.ReduceHere does.
        long last = Math.Min(a.Count, (a.FirstPack + a.Packs) * a.PerPack);
        for (long i = a.FirstPack * a.PerPack; i < last; i++)
            ((float*)a.Recv[rank])[i] = sources.Sum(source => ((float*)source)[i]);
        for (int peer = 0; peer < size; peer++)
        {
            if (peer != rank)
                Buffer.MemoryCopy((void*)(a.Recv[rank] + piece.Offset), (void*)(a.Recv[peer] + piece.Offset), piece.Bytes, piece.Bytes);
        }
    }
}
