using System.Globalization;

namespace TypedCollectives.Interop.Libraries;

/// <summary>
/// Finds the file behind an address of this process, which is how a library loaded by name says where it came from.
/// </summary>
internal static class MappedFiles
{
    private const string Maps = "/proc/self/maps";

    public static string? FindAt(nint address)
    {
        try
        {
            return FindAt((ulong)address, File.ReadLines(Maps));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>
    /// Reads lines like <c>7f00-7f08 r-xp 00000000 fe:01 1234   /usr/lib/libnccl.so.2</c>; the path may hold spaces.
    /// </summary>
    internal static string? FindAt(ulong address, IEnumerable<string> maps)
    {
        foreach (string line in maps)
        {
            int dash = line.IndexOf('-', StringComparison.Ordinal);
            int space = line.IndexOf(' ', StringComparison.Ordinal);
            if (dash > 0 && space > dash
                && TryReadAddress(line.AsSpan(0, dash), out ulong first)
                && TryReadAddress(line.AsSpan(dash + 1, space - dash - 1), out ulong end)
                && address >= first && address < end)
            {
                int path = line.IndexOf('/', StringComparison.Ordinal);
                return path < 0 ? null : line[path..];
            }
        }

        return null;
    }

    private static bool TryReadAddress(ReadOnlySpan<char> text, out ulong value) =>
        ulong.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
}
