namespace TypedCollectives.Tools;

/// <summary>The parts of a library's line.</summary>
internal static class LibraryText
{
    internal static string Of(LibraryReport library) =>
        library.Path is null ? "not found" : string.Join(", ", new[] { library.Version, library.Path }.OfType<string>());

    internal static string Version(LibraryReport library) => library.Version ?? (library.Path is null ? "not found" : "found");
}
