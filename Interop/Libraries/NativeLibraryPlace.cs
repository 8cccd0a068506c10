namespace TypedCollectives.Interop.Libraries;

/// <summary>A place a library was looked for in.</summary>
/// <param name="Path">A file, a name handed to the loader, or a pattern that no file matched.</param>
/// <param name="Origin">What kind of place it is.</param>
/// <param name="Outcome"><c>loaded</c>, or why it was not.</param>
public sealed record NativeLibraryPlace(string Path, NativeLibraryOrigin Origin, string Outcome);
