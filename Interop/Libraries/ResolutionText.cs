using System.Text;

namespace TypedCollectives.Interop.Libraries;

/// <summary>Puts the end of a search into words.</summary>
internal static class ResolutionText
{
    public static string Loaded(NativeLibrarySpec library, string path, NativeLibraryOrigin origin) =>
        $"{Capitalized(library.Name)} was loaded from {path} ({Describe(origin)}).";

    public static string NotUsable(NativeLibrarySpec library, string source, NativeLibraryPlace place) =>
        $"{Capitalized(library.Name)} could not be loaded from {source}: {Describe(place)}. "
        + "No other place was tried, because this one was asked for: correct the path, or remove it to search for the library.";

    public static string NotFound(NativeLibrarySpec library, IEnumerable<NativeLibraryPlace> tried)
    {
        StringBuilder text = new();
        text.AppendLine($"{Capitalized(library.Name)} ({library.LoaderNames[0]}) was not found. Tried, in this order:");
        foreach (NativeLibraryPlace place in tried)
        {
            text.AppendLine($"  {Describe(place.Origin)}: {Describe(place)}");
        }

        text.Append($"{library.Advice} If it is installed elsewhere, set {library.EnvironmentVariable} or ");
        text.Append($"{library.ExplicitOption} to the path of the file.");
        return text.ToString();
    }

    private static string Describe(NativeLibraryPlace place) =>
        place.Outcome.StartsWith(place.Path + ":", StringComparison.Ordinal) ? place.Outcome : $"{place.Path}: {place.Outcome}";

    private static string Describe(NativeLibraryOrigin origin) => origin switch
    {
        NativeLibraryOrigin.Explicit => "path set in code",
        NativeLibraryOrigin.Environment => "environment variable",
        NativeLibraryOrigin.Loader => "loader path",
        _ => "known place",
    };

    private static string Capitalized(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
