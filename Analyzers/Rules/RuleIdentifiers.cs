namespace TypedCollectives.Analyzers.Rules;

/// <summary>The identifiers of all rules. An identifier is never reused.</summary>
internal static class RuleIdentifiers
{
    // 1xxx: groups
    public const string UngroupedCollectives = "TC1001";
    public const string GroupNotEnded = "TC1002";
    public const string EndWithoutStart = "TC1003";
    public const string ThreadHopInGroup = "TC1004";
    public const string WaitInGroup = "TC1005";
    public const string LifecycleInGroup = "TC1006";
    public const string GroupDiscarded = "TC1007";
    public const string UngroupedExchange = "TC1008";

    // 2xxx: divergence between ranks
    public const string DivergentCollective = "TC2001";
    public const string DivergentLoop = "TC2002";
    public const string DivergentExit = "TC2003";
    public const string CommunicatorOrder = "TC2004";
    public const string CollectiveInHandler = "TC2005";
    public const string UnverifiedCondition = "TC2006";
    public const string UniqueIdOnEveryRank = "TC2007";

    // 3xxx: arguments and types
    public const string RankOutOfRange = "TC3001";
    public const string DivergentArgument = "TC3002";
    public const string NotAnElementType = "TC3003";
    public const string LengthMismatch = "TC3004";
    public const string WrongDevice = "TC3005";
    public const string OverlappingBuffers = "TC3006";
    public const string DuplicateDevice = "TC3007";
    public const string UniqueIdReused = "TC3008";
    public const string EnvironmentWithoutEffect = "TC3009";

    // 4xxx: data in flight, streams, handles
    public const string BufferInFlight = "TC4001";
    public const string IgnoredHandle = "TC4002";
    public const string UseAfterDispose = "TC4003";
    public const string OtherStream = "TC4004";

    // 5xxx: threads
    public const string SharedCommunicator = "TC5001";

    // 6xxx: leaks and ignored results
    public const string NotDisposed = "TC6001";
    public const string IgnoredResult = "TC6002";

    // 7xxx: how data lies over the ranks
    public const string UnreducedUpdate = "TC7001";
    public const string RepeatedReduction = "TC7002";
    public const string DistributionMismatch = "TC7003";

    // 9xxx: declarations that the generator reads
    public const string NotPartial = "TC9001";
    public const string StepShape = "TC9002";
    public const string StepCommunicator = "TC9003";
    public const string UnsupportedBuffer = "TC9004";
    public const string InvalidInto = "TC9005";
    public const string GeneratedNameTaken = "TC9006";
    public const string AttributeWithoutEffect = "TC9007";
    public const string NoUniformLanes = "TC9008";
    public const string NothingToGenerate = "TC9009";
    public const string ReductionMismatch = "TC9010";
    public const string NegativeRoot = "TC9011";
    public const string InvalidBucket = "TC9012";
}
