using System.Globalization;

namespace TypedCollectives.Benchmarks;

/// <summary>Whether this process may open the sockets that so many ranks need. .NET has raised the soft limit to the hard one.</summary>
internal static class Descriptors
{
    /// <summary>A rank's call-back listener, its check-in and the root's end of it; and what a call-back takes for a moment.</summary>
    private const int PerRank = 3;
    private const int Others = 600;

    /// <summary>Why it may not, and what to do; null if it may.</summary>
    internal static string? Refuse(int ranks)
    {
        int needed = (PerRank * ranks) + Others;
        return Limit() is { } limit && limit < needed
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{ranks} ranks in one process need {needed} file descriptors and {limit} are allowed: raise the hard limit (ulimit -Hn {needed}).")
            : null;
    }

    private static long? Limit()
    {
        const string Name = "Max open files";
        if (!OperatingSystem.IsLinux())
            return null;
        string line = File.ReadLines("/proc/self/limits").First(line => line.StartsWith(Name, StringComparison.Ordinal));
        string soft = line[Name.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0];
        return long.TryParse(soft, CultureInfo.InvariantCulture, out long limit) ? limit : null;
    }
}
