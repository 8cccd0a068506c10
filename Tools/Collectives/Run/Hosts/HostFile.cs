using System.Globalization;

namespace TypedCollectives.Tools;

/// <summary>Reads the file of <c>--hosts</c>: a host a line, <c>host [slots=N]</c>, with <c>#</c> before comments.</summary>
internal static class HostFile
{
    private const string SlotsKey = "slots=";

    internal static IReadOnlyList<Host> Read(string path)
    {
        IReadOnlyList<Host> hosts = Parse(File.ReadLines(path), path);
        return hosts.Count > 0 ? hosts : throw new ArgumentException($"{path} names no host.");
    }

    internal static IReadOnlyList<Host> Parse(IEnumerable<string> lines, string path)
    {
        var hosts = new List<Host>();
        foreach ((int index, string line) in lines.Index())
        {
            string[] words = line.Split('#')[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0)
                continue;

            Host host = ParseHost(words) ?? throw new ArgumentException(
                $"{path}, line {index + 1}: '{line.Trim()}' is not 'host [slots=N]' with N at least 1.");
            if (hosts.Any(other => other.Name == host.Name))
                throw new ArgumentException($"{path}, line {index + 1}: {host.Name} is listed twice. Give it more slots instead.");
            hosts.Add(host);
        }

        return hosts;
    }

    private static Host? ParseHost(string[] words)
    {
        // A name with a dash in front would be an option of ssh.
        if (words.Length > 2 || words[0][0] == '-' || words[0].Contains('='))
            return null;
        if (words.Length == 1)
            return new Host(words[0], 1);
        return words[1].StartsWith(SlotsKey, StringComparison.Ordinal)
            && int.TryParse(words[1].AsSpan(SlotsKey.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int slots) && slots > 0
            ? new Host(words[0], slots)
            : null;
    }
}
