namespace TypedCollectives.Generators;

/// <summary>The names under which the driver tracks the steps of the pipeline.</summary>
internal static class TrackingNames
{
    public const string States = "CollectiveStates";
    public const string Elements = "CollectiveElements";
    public const string Steps = "CollectiveSteps";
}
