using System.Collections.Immutable;

namespace TypedCollectives.RuleEval.Mutations;

/// <summary>Why mutants of a kind cannot be caught, or are no bugs.</summary>
/// <param name="Mutation">The operator.</param>
/// <param name="File">The end of the path of the source, or of several.</param>
/// <param name="Text">A part of what was broken.</param>
/// <param name="Why">The reason.</param>
internal sealed record SurvivorReason(string Mutation, string File, string Text, string Why)
{
    public static ImmutableArray<SurvivorReason> All { get; } =
    [
        // Divergence.
        .. OnPurpose("guard a call by the rank", "return by the rank before a call", "throw by the rank before a call", "change the operation in one arm"),
        new("guard a call by the rank", "docs/guide/rules.md", "comm.Barrier()", Suppressed),
        new("change the operation in one arm", "docs/guide/rules.md", "comm.Barrier()", Suppressed),
        new("return by the rank before a call", "docs/guide/rules.md", "comm.Barrier()", OnlyRankZero),
        new("throw by the rank before a call", "docs/guide/rules.md", "comm.Barrier()", OnlyRankZero),
        new("return by the rank before a call", "docs/rules/TC2001.md", "comm.AllReduce(array, ReduceOp.Sum)", OnlyEven),
        new("throw by the rank before a call", "docs/rules/TC2001.md", "comm.AllReduce(array, ReduceOp.Sum)", OnlyEven),
        new("change the reduction in one arm", "docs/rules/TC2001.md", "comm.AllReduce(array, ReduceOp.Sum)", OnlyOdd),
        new("drop the second call in one arm", "docs/rules/TC2001.md", "comm.AllReduce(array, ReduceOp.Sum)", OnlyOdd),
        new("change the type in one arm", "docs/rules/TC2001.md", "comm.AllReduce(array, ReduceOp.Sum)", OnlyOdd),
        new("move a call into a catch", "Communicators/ArgumentTests.cs", "comm.AllReduce(data[comm.Rank], ReduceOp.Sum)", HandlerBefore),
        new("move a call into a catch", "Groups/CollectiveGroupTests.cs", "comm.AllReduce(data[comm.Rank], ReduceOp.Sum)", HandlerBefore),

        // Groups, data in flight and lifetimes.
        new("drop the group", "Groups/CollectiveGroupTests.cs", "",
            "another group is open around it or in it, or the clique has one rank: no call waits for another"),
        new("drop the group", "Support/Ranks.cs", "call(comm)",
            "the loop calls a delegate: whether that is a collective only the callers know"),
        new("open the group inside the loop", "Support/Ranks.cs", "call(comm)",
            "the loop calls a delegate: whether that is a collective only the callers know"),
        new("call from other threads in a group", "Support/Ranks.cs", "call(comm)",
            "the loop calls a delegate: whether that is a collective only the callers know"),
        new("drop the group", "Perf/Running/RankTest{T}.cs", "Issue(i",
            "the collective is behind a delegate in a field"),
        new("drop the group", "Perf/Running/RankTest{T}.cs", "Start(layout",
            "no bug: it only puts several groups of all ranks into one"),
        new("synchronize inside the group", "Groups/CollectiveGroupTests.cs", "data[0]",
            "no bug: the lambda runs on threads of its own, and the group is another thread's"),
        new("split a SendRecv without a group", "Communicators/ArgumentTests.cs", "",
            "the peers are constants, of which nothing says whether they are the rank itself, or the test expects the call to throw"),
        new("split a SendRecv without a group", "RankBuffers{T}.cs", "",
            "in an arm of a switch on a kind that nothing says is the same on all ranks"),
        new("give a device twice", "Communicators/InitAllTests.cs", "accelerator",
            "no change: the test gives it twice already, to see it refused"),
        new("dispose a clique at once", "Tests/Gpu/DeviceTests.cs", "",
            "nothing is left but properties, and calls that the test expects to throw"),
        new("dispose a clique at once", "Communicators/InitAllTests.cs", "",
            "nothing is left but properties"),
        new("dispose a clique at once", "Backends/CustomReductionTests.cs", "",
            "nothing is left but properties, and a call that the test expects to throw"),
        new("dispose a clique at once", "Communicators/FailureTests.cs", "",
            "nothing is left but calls that the test expects to throw"),
        new("dispose a clique at once", "Elements/ElementInfoTests.cs", "",
            "nothing is left but calls that the test expects to throw"),
        new("dispose a clique at once", "Groups/CollectiveGroupTests.cs", "InitAll(1, Short",
            "nothing is left but calls that the test expects to throw"),
        new("dispose a clique at once", "Groups/CollectiveGroupTests.cs", "InitAll(2, Short",
            "the use is in a handler of exceptions, and the rule follows no exception"),
        new("dispose a clique at once", "Commands/PerfCommand.cs", "",
            "the clique is handed to the constructor of another object"),
        new("dispose a clique at once", "guide/quickstart.md", "",
            "no bug: the example ends here"),
        new("drop the using of a clique", "DigitsTraining/Session.cs", "",
            "the clique is handed to a method that puts its communicators into objects"),
        new("drop the using of a clique", "Communicators/FailureTests.cs", "Timeout.InfiniteTimeSpan",
            "the test disposes one of its communicators: who does that may dispose them all"),
        new("drop the using of a clique", "Groups/CollectiveGroupTests.cs", "",
            "every path goes through a handler of exceptions, and the rule follows none"),
        new("drop the using of a clique", "Commands/PerfCommand.cs", "",
            "the clique is handed to the constructor of another object, which may dispose it"),
        new("end a group twice", "Groups/CollectiveGroupTests.cs", "throw new InvalidDataException();",
            "no bug: what the group holds always throws, and the second end is never come to"),
        .. InArmOfItsOwn(
            OnlyRankZeroComes, "guard a call by the rank", "return by the rank before a call", "throw by the rank before a call",
            "change the operation in one arm"),
        .. InArmOfItsOwn(
            OtherOrder, "drop the second call in one arm", "change the reduction in one arm", "change the type in one arm"),
        new("drop the second call in one arm", "Tcp/TcpFailureTests.cs", "comm.AllReduce<int, Right>",
            "no bug: the call stands in an arm that rank 0 does not come to, and rank 0 is what the mutant asks for"),
        new("throw by the rank before a call", "Ranks/EnvironmentRank.cs", "comm.Barrier();",
            "no bug: rank 1, which is what the mutant asks for, has returned before"),
        new("dispose a clique at once", "Tcp/TcpGroupTests.cs", "InitAll(1",
            "nothing is left but calls that the test expects to throw"),
        new("drop the group", "Tcp/TcpGroupTests.cs", "second[comm.Rank]",
            OtherOrder),
        new("drop the group", "Tcp/TcpGroupTests.cs", "local[0].Barrier();",
            "no bug: both communicators have one rank, and wait for no other"),
        new("drop the group", "Tcp/TcpGroupTests.cs", "clique[0].Send(new int[1], 0);",
            "not followed: the peer of the sends is a constant, of which nothing says that it is the rank itself"),
        new("drop the group", "Tcp/TcpGroupTests.cs", "comm.Recv(received[comm.Rank][peer, i], peer)",
            "not followed: the peer, and which half comes first, go by the round of a loop"),
        new("drop the group", "Tcp/TcpGroupTests.cs", "comm.AllReduce(sums[comm.Rank], ReduceOp.Sum)",
            "not followed: the send of rank 0 waits for a receive that stands behind a collective"),
        new("drop the group", "Tcp/TcpGroupTests.cs", "comm.AllReduce(data[comm.Rank], ReduceOp.Sum)",
            "no bug: rank 0 sends while rank 1 receives, between collectives in the same order on both"),
        new("drop the group", "Communicators/InitTests.cs", "TimeZoneNotFoundException",
            "one rank is made, and the others never: nothing in the method says how many there are to be"),
        new("drop the group", "Communicators/InitTests.cs", "InitAsync",
            "one rank is started, whose call holds no thread up"),
        new("end a group twice", "Communicators/InitTests.cs", "TimeZoneNotFoundException",
            "no bug: what the group holds always throws, and the second end is never come to"),
        new("drop a wait", "Gpu/StreamTests.cs", "stream.Synchronize();",
            "not followed: the streams are elements of an array of the caller's own, read back in a lambda"),
    ];

    private const string HandlerBefore = "no gap: the call stands in Dispose or a catch block already, and TC2005 reports it before the mutant does";
    private const string Suppressed = "no gap: the example shows how TC2001 is suppressed for this very call";
    private const string OnlyRankZero = "no bug: the call stands in an arm that only rank 0 comes to, and rank 1 is what the mutant asks for";
    private const string OnlyEven = "no bug: the call stands in the arm of the even ranks, and rank 1 is what the mutant asks for";
    private const string OnlyOdd = "no bug: the call stands in the arm of the odd ranks, and rank 0 is what the mutant asks for";

    private static IEnumerable<SurvivorReason> OnPurpose(params string[] mutations) => mutations.SelectMany(static mutation => new SurvivorReason[]
    {
        new(mutation, "Communicators/FailureTests.cs", "comm.AllReduce(new int[2], ReduceOp.Sum)", KnownBefore),
        new(mutation, "Groups/CollectiveGroupTests.cs", "comm.AllReduce(data[0], ReduceOp.Sum)", KnownBefore),
    });

    private static IEnumerable<SurvivorReason> InArmOfItsOwn(string why, params string[] mutations) => mutations.Select(mutation =>
        new SurvivorReason(mutation, "Tcp/TcpGroupTests.cs", "comm.AllReduce(a[0], ReduceOp.Sum)", why));

    private const string OnlyRankZeroComes = "no bug: the call stands in an arm that only rank 0 comes to, which makes it as before";
    private const string OtherOrder = "no gap: the ranks' calls stand in different orders on purpose, and TC2004 reports them before the mutant does";

    private const string KnownBefore = "no gap: the test makes the call on some ranks only, on purpose, and TC2001 reports the call before the mutant does";

    /// <summary>The reason a mutant survived, or <see langword="null"/> if nobody knows one.</summary>
    public static string? Of(Mutant mutant) => All.FirstOrDefault(reason =>
        reason.Mutation == mutant.Mutation.Name
        && mutant.Place.GetLineSpan().Path.Contains(reason.File, StringComparison.Ordinal)
        && mutant.Shown.ToString().Contains(reason.Text, StringComparison.Ordinal))?.Why;
}
