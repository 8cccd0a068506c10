namespace TypedCollectives.RuleEval.Mutations;

/// <content>Groups.</content>
internal static partial class SurvivorReasons
{
    private const string OfDelegate = "the loop calls a delegate: whether that is a collective only the callers know";
    private const string InObjects = "not followed: the loop calls a method of objects each of which holds a rank's communicator";
    private const string LeftOpen = "a test of the project leaves a group open on purpose, and the end may be that group's";

    private static IEnumerable<SurvivorReason> OfGroups() =>
    [
        Undecidable("call from other threads in a group", "Support/Ranks.cs", "call(comm)", OfDelegate),
        Undecidable("call from other threads in a group", "Gpu/CollectiveGraphTests.cs", "call(comm)", OfDelegate),
        Undecidable("drop the group", "Perf/Running/RankTest{T}.cs", "Issue(i", "the collective is a delegate in a field, chosen by the command line"),
        NoBug("drop the group", "Perf/Running/RankTest{T}.cs", "Start(layout", "it only puts several groups of all ranks into one"),
        Missed("drop the group", "Perf/Running/PerfRun.cs", "rank.RegisterWindows();", InObjects),
        Missed("open the group inside the loop", "Perf/Running/PerfRun.cs", "rank.RegisterWindows();", InObjects),
        NoBug("synchronize inside the group", "Groups/CollectiveGroupTests.cs", "data[0]",
            "the lambda runs on threads of its own, and the group is another thread's"),
        NoBug("drop the group", "Tcp/TcpGroupTests.cs", "second[comm.Rank]", OtherOrder),
        NoBug("drop the group", "Tcp/TcpGroupTests.cs", "comm.AllReduce(data[comm.Rank], ReduceOp.Sum)",
            "rank 0 sends while rank 1 receives, between collectives in the same order on both"),
        Missed("drop the group", "Tcp/TcpGroupTests.cs", "clique[0].Send(new int[1], 0);",
            "not followed: the peer is a constant, and that the communicator is that very rank shows in a method of another class"),
        Missed("drop the group", "Tcp/TcpGroupTests.cs", "comm.Recv(received[comm.Rank][peer, i], peer)",
            "not followed: the peer, and which half comes first, go by the round of a loop"),
        Missed("drop the group", "Tcp/TcpGroupTests.cs", "comm.AllReduce(sums[comm.Rank], ReduceOp.Sum)",
            "not followed: the send of rank 0 waits for a receive that stands behind a collective"),
        Undecidable("drop the group", "Communicators/InitTests.cs", "TimeZoneNotFoundException",
            "one rank of two is made here: where the other is made nothing in the source says"),
        NoBug("drop the group", "InProcess/LaunchWayTests.cs", "_ranks[0]", "the other rank makes its calls on a thread of its own"),
        NoBug("drop the group", "Communicators/InitTests.cs", "InitAsync", "one rank is started, whose call holds no thread up"),

        // The other half of a SendRecv.
        NoBug("split a SendRecv without a group", "Communicators/ArgumentTests.cs", "own, 0, gone, 2", "the test expects the call to throw"),
        NoBug("split a SendRecv without a group", "Communicators/ArgumentTests.cs", "new int[1], -1", "the test expects the call to throw"),
        NoBug("split a SendRecv without a group", "Gpu/CollectiveGraphTests.cs", "1 - comm.Rank", "the method that is given the lambda opens a group"),
        Undecidable("split a SendRecv without a group", "HostRankBuffers{T}.cs", "",
            "in an arm of a switch on a kind that nothing says is the same on all ranks, with a SendRecv for the others elsewhere"),

        // Ends.
        NoBug("end a group twice", "Groups/CollectiveGroupTests.cs", "throw new InvalidDataException();",
            "what the group holds always throws, and the second end is never come to"),
        NoBug("end a group twice", "Communicators/InitTests.cs", "TimeZoneNotFoundException",
            "what the group holds always throws, and the second end is never come to"),
        Undecidable("end a group twice", "Tests/Gpu/", "", LeftOpen),
        NoBug("drop an end", "Gpu/CollectiveGraphTests.cs", "CollectiveGroup.End();", "the start is reported before the mutant is, and suppressed"),
    ];
}
