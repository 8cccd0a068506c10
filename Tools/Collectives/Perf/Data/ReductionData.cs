namespace TypedCollectives.Tools;

/// <summary>
/// Small integers for each rank and element, chosen so that their reduction is exact in the element type whatever the order:
/// the magnitudes of all ranks' values together stay within what the type holds exactly.
/// </summary>
internal sealed class ReductionData(ReduceOp op, int ranks, int limit, bool isSigned)
{
    /// <summary>No value and no result is larger; every type here holds it with room to spare, or has a smaller limit.</summary>
    internal const int MaxMagnitude = 64;

    /// <summary>At most this many ranks double a product: 2 to the 6 is <see cref="MaxMagnitude"/>.</summary>
    private const int MaxDoublings = 6;

    private readonly int _share = limit / ranks;

    /// <summary>A rank's value.</summary>
    internal int Input(int rank, int index, int seed) => op switch
    {
        ReduceOp.Sum => Addend(rank, index, seed),
        ReduceOp.Average => AverageInput(rank, index, seed),
        ReduceOp.Product => Factor(rank, index, seed),
        _ => Within(limit, Hash(rank, index, seed)),
    };

    /// <summary>The reduction of all ranks' values.</summary>
    internal int Result(int index, int seed)
    {
        if (op == ReduceOp.Average)
            return Mean(index, seed);

        int result = Input(0, index, seed);
        for (int rank = 1; rank < ranks; rank++)
        {
            int next = Input(rank, index, seed);
            result = op switch
            {
                ReduceOp.Sum => result + next,
                ReduceOp.Product => result * next,
                ReduceOp.Max => Math.Max(result, next),
                _ => Math.Min(result, next),
            };
        }

        return result;
    }

    private int Addend(int rank, int index, int seed)
    {
        uint hash = Hash(rank, index, seed);
        if (_share > 0)
            return Within(_share, hash);
        // More ranks than the type can count: some of them, others for each element, have something to add.
        return IsActive(rank, index, limit) ? Within(1, hash) : 0;
    }

    /// <summary>The mean and, for two neighbouring ranks, as much above it as below, so that the sum is a multiple of the ranks.</summary>
    private int AverageInput(int rank, int index, int seed)
    {
        int mean = Mean(index, seed);
        if (rank == ranks - 1 && ranks % 2 == 1)
            return mean;
        int spread = (int)(Hash(rank / 2, index, ~seed) % (uint)(Math.Abs(mean) + 1));
        return rank % 2 == 0 ? mean + spread : mean - spread;
    }

    private int Mean(int index, int seed) => Within(_share, Hash(ranks, index, seed));

    private int Factor(int rank, int index, int seed) =>
        IsActive(rank, index, MaxDoublings) ? 1 + (int)(Hash(rank, index, seed) & 1) : 1;

    private bool IsActive(int rank, int index, int count) => (rank + index) % ranks < count;

    private int Within(int magnitude, uint hash) =>
        isSigned ? (int)(hash % (uint)(2 * magnitude + 1)) - magnitude : (int)(hash % (uint)(magnitude + 1));

    private static uint Hash(int rank, int index, int seed)
    {
        uint hash = ((uint)index * 0x9E37_79B1) ^ ((uint)rank * 0x85EB_CA77) ^ ((uint)seed * 0xC2B2_AE3D);
        hash = (hash ^ (hash >> 15)) * 0x2C1B_3C6D;
        hash = (hash ^ (hash >> 12)) * 0x297A_2D39;
        return hash ^ (hash >> 15);
    }
}
