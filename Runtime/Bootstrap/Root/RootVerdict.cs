namespace TypedCollectives;

/// <summary>What follows from a check-in.</summary>
/// <param name="Kind">What becomes of it.</param>
/// <param name="Text">Why it is refused, or why the root fails.</param>
/// <param name="Answers">The ranks whose neighbour is now known and that are to be called back.</param>
internal sealed record RootVerdict(RootVerdictKind Kind, string? Text, IReadOnlyList<RootAnswer> Answers)
{
    internal static RootVerdict Stranger { get; } = new(RootVerdictKind.Stranger, null, []);

    internal static RootVerdict Refused(string text) => new(RootVerdictKind.Refused, text, []);

    internal static RootVerdict Failed(string text) => new(RootVerdictKind.Failed, text, []);
}
