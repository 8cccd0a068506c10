namespace TypedCollectives;

/// <summary>A native library, and whether it was found.</summary>
/// <param name="Name">The library.</param>
/// <param name="Path">Where it was found, or <see langword="null"/>.</param>
/// <param name="Version">Its version, or <see langword="null"/> if it was not found or does not tell.</param>
/// <param name="Explanation">How it was found, or every place that was tried.</param>
public sealed record LibraryReport(string Name, string? Path, string? Version, string Explanation);
