namespace TypedCollectives;

/// <summary>The ways a clique, or the ranks of several processes, fail; each participant throws an exception of its own, so that each has its own stack trace.</summary>
internal static class Failures
{
    internal static Func<CollectiveException> Timeout(
        TimeSpan timeout, in RecordedCall waiting, IReadOnlyList<int> missing, string elsewhere = "")
    {
        int rank = waiting.Communicator.Rank;
        CollectiveCall call = waiting.Call;
        string ranks = missing.Count == 1 ? $"rank {missing[0]}" : $"ranks {string.Join(", ", missing)}";
        return () => new CollectiveTimeoutException(
            $"Rank {rank} waited {timeout.TotalSeconds:0.###} s for {ranks} in {call}. Every rank must make the matching call; a thread that "
            + $"drives several ranks must put each step's calls into one CollectiveGroup (TC1001).{elsewhere}");
    }

    internal static Func<CollectiveException> Mismatch(int firstRank, CallDescription first, int secondRank, CallDescription second) =>
        () => new CollectiveMismatchException(
            $"{Difference(first, second)}: rank {firstRank} calls {first}, rank {secondRank} calls {second}. All ranks must make the same "
            + "collectives in the same order; nothing was moved.");

    internal static Func<CollectiveException> SplitTimeout(TimeSpan timeout, List<int> missing) => () => new CollectiveTimeoutException(
        $"Ranks waited {timeout.TotalSeconds:0.###} s for {(missing.Count == 1 ? "rank" : "ranks")} {string.Join(", ", missing)} in Split. Every rank must "
        + "call it, Communicator.NoColor included; a thread that drives several ranks does so inside one CollectiveGroup.");

    internal static Func<CollectiveException> Gone(int goneRank, int waitingRank, CollectiveCall call) =>
        Gone(goneRank, waitingRank, call.ToString());

    internal static Func<CollectiveException> Gone(int goneRank, int waitingRank, string call) =>
        () => new CollectiveException(
            $"Rank {waitingRank} waits for rank {goneRank} in {call}, but rank {goneRank}'s communicator is disposed.");

    internal static Func<CollectiveException> Unreachable(int peer, string description, int rank, CollectiveCall call, Exception cause) =>
        () => new CollectiveException(
            $"{description} cannot be reached for {call} on rank {rank}: {cause.Message} Rank {peer}'s communicator is disposed, or its process ended.", cause);

    internal static Func<CollectiveException> Execution(BackendKind backend, CollectiveCall call, Exception cause) =>
        () => new CollectiveException($"{call} failed on the {backend} backend: {cause.Message}", cause);

    private static string Difference(CallDescription first, CallDescription second) => first.Kind != second.Kind
        && !(first.IsPointToPoint && second.IsPointToPoint) ? "COLLECTIVE_MISMATCH"
        : !first.HasSameLayout(second) ? "DATATYPE_MISMATCH"
        : first.Count != second.Count ? "SIZE_MISMATCH"
        : !first.HasSameReduction(second) ? "REDUCTION_OPERATION_MISMATCH"
        : "ROOT_MISMATCH";
}
