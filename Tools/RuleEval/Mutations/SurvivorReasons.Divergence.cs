namespace TypedCollectives.RuleEval.Mutations;

/// <content>Calls in some arms, and arguments.</content>
internal static partial class SurvivorReasons
{
    private const string HandlerBefore = "the call stands in Dispose or a catch block already, and TC2005 reports it before the mutant does";
    private const string Suppressed = "the example shows how TC2001 is suppressed for this very call";
    private const string OnlyRankZero = "the call stands in an arm that only rank 0 comes to, and rank 1 is what the mutant asks for";
    private const string OnlyEven = "the call stands in the arm of the even ranks, and rank 1 is what the mutant asks for";
    private const string OnlyOdd = "the call stands in the arm of the odd ranks, and rank 0 is what the mutant asks for";
    private const string OnlyRankZeroComes = "the call stands in an arm that only rank 0 comes to, which makes it as before";
    private const string OtherOrder = "the ranks' calls stand in different orders on purpose, and TC2004 reports them before the mutant does";
    private const string KnownBefore = "the test makes the call on some ranks only, on purpose, and TC2001 reports the call before the mutant does";

    private static string[] OfOrder =>
    [
        "guard a call by the rank", "drop the second call in one arm", "change the operation in one arm", "return by the rank before a call",
        "throw by the rank before a call", "repeat a call by the rank", "repeat a call by the clock", "change the reduction in one arm",
        "change the type in one arm",
    ];

    private static IEnumerable<SurvivorReason> OfDivergence() =>
    [
        .. Each(
            ["guard a call by the rank", "return by the rank before a call", "throw by the rank before a call", "change the operation in one arm"],
            static mutation => NoBug(mutation, "Communicators/FailureTests.cs", "comm.AllReduce(new int[2], ReduceOp.Sum)", KnownBefore),
            static mutation => NoBug(mutation, "Groups/CollectiveGroupTests.cs", "comm.AllReduce(data[0], ReduceOp.Sum)", KnownBefore)),
        NoBug("guard a call by the rank", "docs/guide/rules.md", "comm.Barrier()", Suppressed),
        NoBug("change the operation in one arm", "docs/guide/rules.md", "comm.Barrier()", Suppressed),
        NoBug("return by the rank before a call", "docs/guide/rules.md", "comm.Barrier()", OnlyRankZero),
        NoBug("throw by the rank before a call", "docs/guide/rules.md", "comm.Barrier()", OnlyRankZero),
        NoBug("return by the rank before a call", "docs/rules/TC2001.md", "comm.AllReduce(array, ReduceOp.Sum)", OnlyEven),
        NoBug("throw by the rank before a call", "docs/rules/TC2001.md", "comm.AllReduce(array, ReduceOp.Sum)", OnlyEven),
        NoBug("change the reduction in one arm", "docs/rules/TC2001.md", "comm.AllReduce(array, ReduceOp.Sum)", OnlyOdd),
        NoBug("drop the second call in one arm", "docs/rules/TC2001.md", "comm.AllReduce(array, ReduceOp.Sum)", OnlyOdd),
        NoBug("change the type in one arm", "docs/rules/TC2001.md", "comm.AllReduce(array, ReduceOp.Sum)", OnlyOdd),
        NoBug("move a call into a catch", "Communicators/ArgumentTests.cs", "comm.AllReduce(data[comm.Rank], ReduceOp.Sum)", HandlerBefore),
        NoBug("move a call into a catch", "Groups/CollectiveGroupTests.cs", "comm.AllReduce(data[comm.Rank], ReduceOp.Sum)", HandlerBefore),
        .. Each(
            ["guard a call by the rank", "return by the rank before a call", "throw by the rank before a call", "change the operation in one arm"],
            static mutation => NoBug(mutation, "Tcp/TcpGroupTests.cs", "comm.AllReduce(a[0], ReduceOp.Sum)", OnlyRankZeroComes)),
        .. Each(
            ["drop the second call in one arm", "change the reduction in one arm", "change the type in one arm"],
            static mutation => NoBug(mutation, "Tcp/TcpGroupTests.cs", "comm.AllReduce(a[0], ReduceOp.Sum)", OtherOrder)),
        NoBug("drop the second call in one arm", "Tcp/TcpFailureTests.cs", "comm.AllReduce<int, Right>",
            "the call stands in an arm that rank 0 does not come to, and rank 0 is what the mutant asks for"),
        NoBug("throw by the rank before a call", "Ranks/EnvironmentRank.cs", "comm.Barrier();",
            "rank 1, which is what the mutant asks for, has returned before"),

        // Communicators of some of the ranks.
        .. Each(
            OfOrder,
            static mutation => NoBug(mutation, "Nccl/ShrinkTests.cs", "rest.AllReduce(", "one rank is left, and it is the only one to make the call"),
            static mutation => NoBug(mutation, "Communicators/SplitTests.cs", "one.AllReduce(", "each rank has a communicator of its own, and is the only one to make the call"),
            static mutation => Missed(mutation, "Communicators/SplitTests.cs", "half.AllReduce(", OfSplit),
            static mutation => Missed(mutation, "Nccl/SplitTests.cs", "part.AllReduce(", OfSplit)),

        // Arguments.
        .. Each(
            ["cut the buffer by the rank"],
            static mutation => Undecidable(mutation, "Gpu/CollectiveGraphTests.cs", "send[comm.Rank]", LongEnough),
            static mutation => Undecidable(mutation, "Collectives/VariableTests.cs", "again", LongEnough),
            static mutation => Undecidable(mutation, "Communicators/VariableArgumentTests.cs", "data[comm.Rank]", LongEnough),
            static mutation => Undecidable(mutation, "Support/VariableRun.cs", "recv", LongEnough),
            static mutation => NoBug(mutation, "Communicators/VariableArgumentTests.cs", "gone", "the test expects the call to throw")),
        Undecidable("swap two calls in one arm", "RankHost/NcclRank.cs", "<Tally, AddTally>",
            "the two calls differ in their buffers alone, and which buffers a rank gives is its own affair"),
    ];

    private const string OfSplit = "not followed: the communicator comes from a split, and which ranks it has the rules do not know";

    private const string LongEnough =
        "the buffer of AllGatherV may be longer than the counts say, and longer on one rank than on another";

    private static IEnumerable<SurvivorReason> Each(string[] mutations, params Func<string, SurvivorReason>[] reasons) =>
        mutations.SelectMany(mutation => reasons.Select(reason => reason(mutation)));
}
