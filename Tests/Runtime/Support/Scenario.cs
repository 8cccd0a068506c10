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
                foreach (CollectiveKind kind in (CollectiveKind[])[.. Reducing, .. Moving])
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

    internal int Sent(int rank, int index) => SmallInteger.Contribution(Op, Ranks, rank, index);

    /// <summary>What a rank must have received, or <see langword="null"/> where its buffer must be untouched.</summary>
    internal int? Received(int rank, int index) => Kind switch
    {
        CollectiveKind.AllReduce => SmallInteger.Reduce(Op, Ranks, index),
        CollectiveKind.Reduce => rank == Root ? SmallInteger.Reduce(Op, Ranks, index) : null,
        CollectiveKind.ReduceScatter => SmallInteger.Reduce(Op, Ranks, (rank * Count) + index),
        CollectiveKind.Broadcast => Sent(Root, index),
        CollectiveKind.AllGather => Sent(index / Count, index % Count),
        CollectiveKind.AllToAll => Sent(index / Count, (rank * Count) + (index % Count)),
        CollectiveKind.Gather => Sent(index / Count, index % Count),
        CollectiveKind.Scatter => Sent(Root, (rank * Count) + index),
        CollectiveKind.Send => Sent((rank + Ranks - 1) % Ranks, index),
        _ => throw new NotSupportedException(Kind.ToString()),
    };
}
