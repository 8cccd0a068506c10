namespace TypedCollectives;

/// <summary>A backend, and whether it can be used here.</summary>
/// <param name="Kind">The backend.</param>
/// <param name="IsUsable">Whether it can.</param>
/// <param name="Reason">Why, or why not.</param>
public sealed record BackendReport(BackendKind Kind, bool IsUsable, string Reason);
