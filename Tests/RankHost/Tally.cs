namespace TypedCollectives.RankHost;

/// <summary>An element no built-in reduction knows.</summary>
/// <param name="Sum">Added up.</param>
/// <param name="Most">The largest.</param>
/// <param name="Least">The smallest.</param>
public record struct Tally(long Sum, int Most, int Least);
