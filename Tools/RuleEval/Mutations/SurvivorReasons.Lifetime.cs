namespace TypedCollectives.RuleEval.Mutations;

/// <content>Data in flight and lifetimes.</content>
internal static partial class SurvivorReasons
{
    private static IEnumerable<SurvivorReason> OfLifetime() =>
    [
        NoBug("give a device twice", "Communicators/InitAllTests.cs", "accelerator", "the test gives it twice already, to see it refused"),
        NoBug("dispose a clique at once", "Communicators/FailureTests.cs", "", "nothing is left but calls that the test expects to throw"),
        Undecidable("dispose a clique at once", "Commands/PerfCommand.cs", "",
            "the clique is handed to the constructor of another object, which may be made of a disposed one"),
        Missed("drop the using of a clique", "DigitsTraining/Session.cs", "",
            "not followed: the clique is handed to a method that puts its communicators into objects"),
        Undecidable("drop the using of a clique", "Commands/PerfCommand.cs", "",
            "the clique is handed to an object that shows it to others, any of which may dispose it"),
        NoBug("drop the using of a clique", "Communicators/SplitTests.cs", "InitAll(1", "the test disposes the only communicator of the clique"),

        // Waits.
        NoBug("drop a wait", "Gpu/ForeignBufferTests.cs", "clique.Synchronize();", "the copy behind it waits for the communicator's stream"),
        NoBug("drop a wait", "Nccl/SimulationTests.cs", "clique.Synchronize();", "the group is priced, and nothing is launched"),
        NoBug("drop a wait", "Gpu/StreamEventTests.cs", "reduced.Synchronize(Deadline);",
            "the test goes on only where the event says that the work is done"),
        NoBug("drop a wait", "Gpu/CollectiveGraphTests.cs", "clique.Synchronize();", "the copies before the launch wait themselves")
            with { Method = "EveryKindOfCollectiveCanBeCaptured" },
        Missed("drop a wait", "Gpu/CollectiveGraphTests.cs", "clique.Synchronize();",
            "not followed: what one helper issues another one reads"),
        Missed("drop a wait", "Peer/AbortTests.cs", "holder.Synchronize();", "not followed: the buffers are disposed in a list of two arrays of them"),
        Missed("drop a wait", "Peer/AloneTests.cs", "clique.Synchronize();", "not followed: a helper disposes the buffers it is given"),
        Missed("drop a wait", "Peer/SharedDeviceTests.cs", "streams[comm.Rank][^1].Synchronize();", "not followed: a helper issues the collectives"),
        NoBug("drop a wait", "RankHost/NcclRank.cs", "side.Synchronize();", "the helper that reads waits for all of the device"),
    ];
}
