using System.IO.Enumeration;

namespace TypedCollectives.Interop.Libraries;

/// <summary>Finds the files that match a pattern, without ever walking a large tree.</summary>
internal static class BoundedGlob
{
    /// <summary>The most folders or files kept at one segment of a pattern.</summary>
    internal const int MostPerSegment = 32;

    /// <summary>Finds the files below <paramref name="root"/> that match, the highest version numbers first.</summary>
    /// <param name="root">The folder the pattern starts at.</param>
    /// <param name="pattern">Segments separated by <c>/</c>; <c>*</c> stands for any part of one segment.</param>
    public static IReadOnlyList<string> Find(string root, string pattern)
    {
        List<string> found = [root];
        string[] segments = pattern.Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < segments.Length; i++)
        {
            string segment = segments[i];
            bool last = i == segments.Length - 1;
            IEnumerable<string> next = segment.Contains('*', StringComparison.Ordinal)
                ? found.SelectMany(folder => Matches(folder, segment))
                : found.Select(folder => Path.Join(folder, segment));
            found = [.. next.Where(last ? File.Exists : Directory.Exists).Take(MostPerSegment)];
        }

        return found;
    }

    private static List<string> Matches(string folder, string segment)
    {
        try
        {
            // Sorted before it is cut off, so that the newest version is not the one left out.
            return [.. Directory.EnumerateFileSystemEntries(folder)
                .Where(path => FileSystemName.MatchesSimpleExpression(segment, Path.GetFileName(path), ignoreCase: false))
                .OrderDescending(NaturalOrder.Instance)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
