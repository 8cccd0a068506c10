using CsCheck;

namespace TypedCollectives.Tests.Backends.Peer;

/// <summary>The pieces in which copy engines carry reductions, carried out on host memory: sums where they belong, each element once.</summary>
public sealed unsafe class PeerPieceTests
{
    private const float Untouched = -1;

    private static readonly Gen<PeerTuning> Tunings =
        from most in Gen.Long[PeerAddresses.MaxRanks * PeerKernels.PackBytes, 4000]
        from last in Gen.Long[1, 4000]
        select PeerTuning.AlwaysEngine with { EnginePieceBytes = most, EngineLastBytes = last };

    [Fact]
    public void PiecesMakeAnAllReduce() =>
        (from size in Gen.Int[2, PeerAddresses.MaxRanks]
         from count in Gen.OneOf(Gen.Int[1, 40], Gen.Int[1, 20_000])
         from tuning in Tunings
         from inPlace in Gen.Bool
         select (size, count, tuning, inPlace)).Sample(input =>
        {
            (int size, int count, PeerTuning tuning, bool inPlace) = input;
            Buffers buffers = Buffers.Filled(size, count, inPlace ? 0 : count);
            buffers.CarryOut(CollectiveKind.AllReduce, count, tuning, recvOf: _ => 0);
            for (int rank = 0; rank < size; rank++)
                buffers.Check(rank, 0, count);
        });

    [Fact]
    public void PiecesMakeAReduceScatter() =>
        (from size in Gen.Int[2, PeerAddresses.MaxRanks]
         from packs in Gen.OneOf(Gen.Int[1, 10], Gen.Int[1, 2_000])
         from tuning in Tunings
         from inPlace in Gen.Bool
         select (size, packs, tuning, inPlace)).Sample(input =>
        {
            (int size, int packs, PeerTuning tuning, bool inPlace) = input;
            int count = packs * PeerKernels.PackBytes / sizeof(float);
            Buffers buffers = Buffers.Filled(size, size * count, inPlace ? 0 : count);
            buffers.CarryOut(CollectiveKind.ReduceScatter, count, tuning, recvOf: rank => inPlace ? rank * count : 0);
            for (int rank = 0; rank < size; rank++)
                buffers.Check(rank, rank * count, count);
        });

    [Theory]
    [InlineData(112, 48, 8, new long[] { 48, 32, 16, 8, 8 })]
    [InlineData(256, 48, 8, new long[] { 48, 48, 48, 48, 32, 16, 8, 8 })]
    [InlineData(5, 48, 8, new long[] { 5 })]
    [InlineData(12, 48, 8, new long[] { 12 })]
    [InlineData(13, 48, 8, new long[] { 8, 5 })]
    [InlineData(20, 4, 8, new long[] { 4, 4, 4, 4, 4 })]
    public void TheLastPiecesAreShort(long packs, long most, long least, long[] lengths)
    {
        var pieces = new PeerPieces(most, least);
        Assert.Equal(lengths.Length, pieces.CountOf(packs));
        Assert.Equal(packs, lengths.Sum());
        foreach (long length in lengths)
        {
            Assert.Equal(length, pieces.Next(packs));
            packs -= length;
        }
    }

    private static void Carry(in PeerPiece piece, int rank, int size, long slot)
    {
        for (int peer = 0; peer < size; peer++)
        {
            if (peer != rank)
                Buffer.MemoryCopy((void*)piece.ShareOf(peer), (void*)piece.PlaceOf(peer, slot), piece.Bytes, piece.Bytes);
        }

        // What PeerKernels.ReduceHere does.
        PeerArguments a = piece.Over(slot);
        long last = Math.Min(a.Count, (a.FirstPack + a.Packs) * a.PerPack);
        for (long i = a.FirstPack * a.PerPack; i < last; i++)
            ((float*)a.Recv[rank])[i] = Enumerable.Range(0, size).Sum(peer => ((float*)a.Send[peer])[i]);
        for (int peer = 0; peer < size; peer++)
        {
            if (peer != rank && piece.IsSentOn)
                Buffer.MemoryCopy((void*)(a.Recv[rank] + piece.Offset), (void*)(a.Recv[peer] + piece.Offset), piece.Bytes, piece.Bytes);
        }
    }

    /// <summary>Every rank's buffers with a guard behind each; where nothing is received apart, what is sent is received into.</summary>
    private sealed class Buffers(int size, int sent, int received)
    {
        private const int Guard = 16;

        private readonly float[] _send = new float[size * (sent + Guard)];
        private readonly float[] _recv = new float[size * (received + Guard)];
        private Func<int, int> _recvOf = _ => 0;

        internal static Buffers Filled(int size, int sent, int received)
        {
            var buffers = new Buffers(size, sent, received);
            buffers._send.AsSpan().Fill(Untouched);
            buffers._recv.AsSpan().Fill(Untouched);
            for (int rank = 0; rank < size; rank++)
            {
                for (int i = 0; i < sent; i++)
                    buffers._send[(rank * (sent + Guard)) + i] = (i % 7) + rank;
            }

            return buffers;
        }

        internal void CarryOut(CollectiveKind kind, int count, PeerTuning tuning, Func<int, int> recvOf)
        {
            _recvOf = recvOf;
            var call = new CollectiveCall { Kind = kind, Count = count, Layout = ElementInfo<float>.Lanes! };
            PeerPlan plan = PeerPlan.Of(call, tuning, size, PeerKernels.PackBytes, canReach: true);
            Assert.Equal(PeerEngine.CopyAndReduce, plan.Engine);
            long slotBytes = (size - 1) * plan.Pieces.Most * PeerKernels.PackBytes;
            Assert.True(slotBytes <= tuning.EnginePieceBytes);
            byte[] staging = new byte[size * PeerStreams.Depth * slotBytes];
            fixed (float* sends = _send, recvs = received == 0 ? _send : _recv)
            fixed (byte* slots = staging)
            {
                (long sendStart, long recvStart) = ((long)sends, (long)recvs);
                int row = (received == 0 ? sent : received) + Guard;
                PeerArguments arguments = plan.Arguments;
                arguments.Send = PeerAddresses.Of([.. Enumerable.Range(0, size).Select(rank => sendStart + (rank * (sent + Guard) * sizeof(float)))]);
                arguments.Recv = PeerAddresses.Of([.. Enumerable.Range(0, size).Select(rank => recvStart + (((rank * row) + recvOf(rank)) * sizeof(float)))]);
                CarryOut(plan.With(arguments), (long)slots, slotBytes);
            }
        }

        internal void Check(int rank, int first, int count)
        {
            float[] output = received == 0 ? _send : _recv;
            int row = (received == 0 ? sent : received) + Guard;
            for (int i = 0; i < count; i++)
                Assert.Equal((size * ((first + i) % 7)) + (size * (size - 1) / 2), output[(rank * row) + _recvOf(rank) + i]);
            for (int i = row - Guard; i < row; i++)
                Assert.Equal(Untouched, output[(rank * row) + i]);
        }

        private void CarryOut(in PeerPlan plan, long staging, long slotBytes)
        {
            long number = 0;
            for (long count = plan.Pieces.CountOf(plan.For(0).Packs); number < count; number++)
            {
                for (int rank = 0; rank < size; rank++)
                {
                    var piece = PeerPiece.At(plan, rank, number);
                    if (!piece.IsEmpty)
                        Carry(piece, rank, size, staging + (((rank * PeerStreams.Depth) + (number % PeerStreams.Depth)) * slotBytes));
                }
            }

            for (int rank = 0; rank < size; rank++)
                Assert.True(PeerPiece.At(plan, rank, number).IsEmpty);
        }
    }
}
