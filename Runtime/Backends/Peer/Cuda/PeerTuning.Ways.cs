namespace TypedCollectives;

/// <content>One way for whatever length, for tests of it and measurements.</content>
internal sealed partial record PeerTuning
{
    private const long Never = long.MaxValue;

    /// <summary>One kernel reads and writes the other ranks' buffers.</summary>
    internal static PeerTuning AlwaysDirect { get; } = new()
    {
        FlaggedBytes = -1,
        PushReduceBytes = -1,
        PushMoveBytes = -1,
        EngineMoveBytes = Never,
        EngineReduceBytes = Never,
        EngineScatterBytes = Never,
    };

    /// <summary>Everything goes through the inboxes.</summary>
    internal static PeerTuning AlwaysPush { get; } = AlwaysDirect with { PushReduceBytes = Never, PushMoveBytes = Never };

    /// <summary>Data travels with flags as far as inboxes have room for that, and is pushed otherwise.</summary>
    internal static PeerTuning AlwaysFlagged { get; } = AlwaysPush with { FlaggedBytes = Never };

    /// <summary>The copy engines move it all, where they can.</summary>
    internal static PeerTuning AlwaysEngine { get; } = AlwaysDirect with
    {
        EngineReduceRanks = PeerAddresses.MaxRanks,
        EngineMoveBytes = 0,
        EngineReduceBytes = 0,
        EngineScatterBytes = 0,
    };
}
