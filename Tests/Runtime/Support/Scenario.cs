using CsCheck;

namespace TypedCollectives.Tests;

/// <summary>One collective to run and check.</summary>
/// <param name="Kind">The collective; Send stands for a ring of SendRecv.</param>
/// <param name="Op">The reduction, for those that reduce.</param>
/// <param name="Ranks">The number of ranks.</param>
/// <param name="Count">Elements a block.</param>
/// <param name="Root">The root, for those that have one.</param>
/// <param name="InPlace">Whether send and receive buffer are one.</param>
/// <param name="Threads">A thread a rank; otherwise one thread and a group.</param>
internal sealed record Scenario(
    CollectiveKind Kind, ReduceOp Op, int Ranks, int Count, int Root, bool InPlace, bool Threads)
{
    internal static readonly CollectiveKind[] Reducing = [CollectiveKind.AllReduce, CollectiveKind.Reduce, CollectiveKind.ReduceScatter];

    internal static readonly CollectiveKind[] Moving =
    [
        CollectiveKind.Broadcast, CollectiveKind.AllGather, CollectiveKind.AllToAll, CollectiveKind.Gather, CollectiveKind.Scatter,
        CollectiveKind.Send,
    ];

    private static readonly CollectiveKind[] Kinds = [.. Reducing, .. Moving];

    internal static bool IsRooted(CollectiveKind kind) => kind
        is CollectiveKind.Broadcast or CollectiveKind.Reduce or CollectiveKind.Gather or CollectiveKind.Scatter;

    internal static bool WorksInPlace(CollectiveKind kind) => kind is not (CollectiveKind.AllToAll or CollectiveKind.Send);

    /// <summary>Every combination of kind, reduction, root and place for the given sizes; ways to drive them alternate.</summary>
    internal static IEnumerable<Scenario> All(IEnumerable<int> ranks, IEnumerable<int> counts)
    {
        bool threads = false;
        foreach (int n in ranks)
        {
            foreach (int count in counts)
            {
                foreach (CollectiveKind kind in Kinds)
                {
                    foreach (ReduceOp op in Reducing.Contains(kind) ? Enum.GetValues<ReduceOp>() : [ReduceOp.Max])
                    {
                        foreach (int root in IsRooted(kind) ? Enumerable.Range(0, n) : [0])
                        {
                            foreach (bool inPlace in WorksInPlace(kind) ? (bool[])[false, true] : [false])
                                yield return new Scenario(kind, op, n, count, root, inPlace, threads = !threads);
                        }
                    }
                }
            }
        }
    }

    /// <summary>Any scenario, of any element type.</summary>
    internal static Gen<(ElementType Type, Scenario Scenario)> Random(int maxRanks, int maxLength) =>
        from type in Gen.Enum<ElementType>()
        from kind in Gen.Int[0, Kinds.Length - 1].Select(index => Kinds[index])
        from op in Gen.Enum<ReduceOp>()
        from ranks in Gen.Int[1, maxRanks]
        from root in Gen.Int[0, ranks - 1]
        from length in Gen.Int[0, maxLength]
        from inPlace in Gen.Bool
        from threads in Gen.Bool
        select (type, new Scenario(kind, op, ranks, length, root, inPlace && WorksInPlace(kind), threads));

    internal int SendLength(int rank) => Kind switch
    {
        CollectiveKind.ReduceScatter or CollectiveKind.AllToAll => Ranks * Count,
        CollectiveKind.Scatter => rank == Root ? Ranks * Count : 0,
        _ => Count,
    };

    internal int RecvLength(int rank) => Kind switch
    {
        CollectiveKind.AllGather or CollectiveKind.AllToAll => Ranks * Count,
        CollectiveKind.Gather => rank == Root ? Ranks * Count : 0,
        _ => Count,
    };

    /// <summary>Where in the one buffer of an in-place call the smaller operand starts.</summary>
    internal int BlockStart(int rank) => SendLength(rank) == RecvLength(rank) ? 0 : rank * Count;

    /// <summary>What a rank's receive buffer must hold after the call.</summary>
    internal T[] Expected<T>(int rank)
        where T : unmanaged
    {
        var expected = new T[RecvLength(rank)];
        switch (Kind)
        {
            case CollectiveKind.Reduce when rank != Root && InPlace:
                Pattern<T>.FillSent(expected, this, rank, 0); // left as it was
                break;
            case CollectiveKind.Reduce when rank != Root:
                expected.AsSpan().Fill(Pattern<T>.Untouched);
                break;
            case CollectiveKind.AllReduce or CollectiveKind.Reduce:
                Pattern<T>.FillReduced(expected, this, 0);
                break;
            case CollectiveKind.ReduceScatter:
                Pattern<T>.FillReduced(expected, this, rank * Count);
                break;
            case CollectiveKind.Broadcast:
                Pattern<T>.FillSent(expected, this, Root, 0);
                break;
            case CollectiveKind.Scatter:
                Pattern<T>.FillSent(expected, this, Root, rank * Count);
                break;
            case CollectiveKind.Send:
                Pattern<T>.FillSent(expected, this, (rank + Ranks - 1) % Ranks, 0);
                break;
            default:
                for (int block = 0; block * Count < expected.Length; block++)
                {
                    int start = Kind == CollectiveKind.AllToAll ? rank * Count : 0;
                    Pattern<T>.FillSent(expected.AsSpan(block * Count, Count), this, block, start);
                }

                break;
        }

        return expected;
    }
}
