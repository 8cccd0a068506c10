namespace TypedCollectives;

/// <summary>NCCL's settings as NCCL finds them: the environment, then its files.</summary>
/// <remarks>
/// <c>NCCL_CONF_FILE</c> names a file of <c>NAME=value</c> lines; without it that is <c>~/.nccl.conf</c>. <c>/etc/nccl.conf</c>
/// is read last. What was set earlier stays.
/// </remarks>
internal static class NcclSettings
{
    private const string SystemFile = "/etc/nccl.conf";

    /// <summary>Reads one setting.</summary>
    /// <returns>Its value, which may be empty, or null if it is set nowhere.</returns>
    internal static string? Get(string name) => Get(name, Environment.GetEnvironmentVariable, ReadLines);

    internal static string? Get(string name, Func<string, string?> variable, Func<string, IEnumerable<string>> lines) =>
        variable(name)
        ?? Files(variable).SelectMany(lines).Select(line => ValueOf(name, line)).FirstOrDefault(value => value is not null);

    /// <summary>Whether a setting is a number other than 0; a text that is no number counts as 0.</summary>
    internal static bool IsOn(string name, Func<string, string?> setting) => LeadingNumber.Of(setting(name)) != 0;

    private static IEnumerable<string> Files(Func<string, string?> variable)
    {
        if (variable("NCCL_CONF_FILE") is { Length: > 0 } file)
            yield return file;
        else if (variable("HOME") is { } home)
            yield return $"{home}/.nccl.conf";
        yield return SystemFile;
    }

    private static string? ValueOf(string name, string line) =>
        line.StartsWith(name, StringComparison.Ordinal) && line.Length > name.Length && line[name.Length] == '='
            ? line[(name.Length + 1)..]
            : null;

    private static IEnumerable<string> ReadLines(string file)
    {
        try
        {
            return File.Exists(file) ? File.ReadAllLines(file) : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // As NCCL: a file that cannot be read says nothing.
            return [];
        }
    }
}
