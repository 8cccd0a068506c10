using CsCheck;

namespace TypedCollectives.Tests;

/// <summary>How reductions written in C# are cut over NCCL: by shares that cover everything once, and never more memory than allowed.</summary>
public sealed class ReductionChunksTests
{
    private static readonly Gen<(int Size, int ElementSize, long Length, long Budget)> Cuts =
        Gen.Select(Gen.Int[1, 9], Gen.Int[0, 4].Select(index => ((int[])[1, 2, 8, 12, 24])[index]), Gen.OneOf(Gen.Long[0, 40], Gen.Long[0, 5000]), Gen.Long[0, 20_000]);

    [Fact]
    public void SharesOfABufferCoverItOnce() => Cuts.Sample(cut =>
    {
        ReductionChunks chunks = ReductionChunks.Of(cut.Size, cut.ElementSize, cut.Length, scatters: false, cut.Budget);
        long end = 0;
        for (long chunk = 0; chunk < chunks.Count; chunk++)
        {
            bool isEven = true;
            for (int rank = 0; rank < cut.Size; rank++)
            {
                (long offset, long bytes) = chunks.Share(chunk, rank);
                Assert.Equal(end, offset);
                Assert.InRange(bytes, 0, chunks.ShareBytes);
                Assert.Equal(0, bytes % cut.ElementSize);
                Assert.True(bytes == 0 || offset % (16 * cut.ElementSize) == 0);
                Assert.Equal(offset, chunks.Target(chunk, rank));
                isEven &= bytes == chunks.ShareBytes;
                end += bytes;
            }

            Assert.Equal(isEven, chunks.IsEven(chunk));
        }

        Assert.Equal(cut.Length * cut.ElementSize, end);
        RequireBounded(chunks, cut.Size, cut.ElementSize, cut.Budget);
    });

    [Fact]
    public void SharesOfBlocksCoverEachOnce() => Cuts.Sample(cut =>
    {
        ReductionChunks chunks = ReductionChunks.Of(cut.Size, cut.ElementSize, cut.Length, scatters: true, cut.Budget);
        long end = 0;
        for (long chunk = 0; chunk < chunks.Count; chunk++)
        {
            long bytes = chunks.Share(chunk, 0).Bytes;
            Assert.InRange(bytes, 1, chunks.ShareBytes);
            for (int rank = 0; rank < cut.Size; rank++)
            {
                Assert.Equal(((rank * cut.Length * cut.ElementSize) + end, bytes), chunks.Share(chunk, rank));
                Assert.Equal(end, chunks.Target(chunk, rank));
            }

            end += bytes;
            Assert.False(chunks.IsEven(chunk));
        }

        Assert.Equal(cut.Length * cut.ElementSize, end);
        RequireBounded(chunks, cut.Size, cut.ElementSize, cut.Budget);
    });

    /// <summary>The steps the backend makes of the shares, on arrays: exchange, reduction in rank order, gather; in place.</summary>
    [Fact]
    public void ExchangeReduceAndGatherIsAnAllReduce() => Gen.Select(Gen.Int[1, 6], Gen.Int[0, 700], Gen.Long[0, 4000]).Sample((size, length, budget) =>
    {
        ReductionChunks chunks = ReductionChunks.Of(size, sizeof(int), length, scatters: false, budget);
        int[][] buffers = [.. Enumerable.Range(0, size).Select(rank => Enumerable.Range(0, length).Select(i => (i * 7) + (rank * 1000)).ToArray())];
        for (long chunk = 0; chunk < chunks.Count; chunk++)
        {
            int[][][] brought = [.. Enumerable.Range(0, size).Select(rank => buffers.Select(buffer => Part(buffer, chunks.Share(chunk, rank)).ToArray()).ToArray())];
            for (int owner = 0; owner < size; owner++)
            {
                int[] share = brought[owner].Aggregate((left, right) => [.. left.Zip(right, (a, b) => a + b)]);
                foreach (int[] buffer in buffers)
                    share.CopyTo(Part(buffer, chunks.Share(chunk, owner)));
            }
        }

        int[] expected = [.. Enumerable.Range(0, length).Select(i => (size * i * 7) + (1000 * size * (size - 1) / 2))];
        Assert.All(buffers, buffer => Assert.Equal(expected, buffer));
    });

    [Fact]
    public void TheLastChunkIsSpreadOverAllRanks()
    {
        // 64 elements a rank fit at once: the 40 that are left over are 16, 16 and 8, not 40 for the first rank.
        ReductionChunks chunks = ReductionChunks.Of(4, sizeof(int), 256 + 40, scatters: false, budget: 1024);
        Assert.Equal(2, chunks.Count);
        Assert.Equal([256L, 256, 256, 256], Enumerable.Range(0, 4).Select(rank => chunks.Share(0, rank).Bytes));
        Assert.Equal([64L, 64, 32, 0], Enumerable.Range(0, 4).Select(rank => chunks.Share(1, rank).Bytes));
    }

    private static void RequireBounded(ReductionChunks chunks, int size, int elementSize, long budget) =>
        Assert.True(size * chunks.ShareBytes <= Math.Max(budget, 16L * size * elementSize));

    private static Span<int> Part(int[] buffer, (long Offset, long Bytes) share) =>
        buffer.AsSpan((int)share.Offset / sizeof(int), (int)share.Bytes / sizeof(int));
}
