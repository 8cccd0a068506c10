namespace TypedCollectives.Analyzers.Rules;

/// <summary>The identifiers of all rules. An identifier is never reused.</summary>
internal static class RuleIdentifiers
{
    // 1xxx: groups
    public const string UngroupedCollectives = "TC1001";
    public const string GroupNotEnded = "TC1002";

    // 3xxx: arguments and types
    public const string NotAnElementType = "TC3003";

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
}
