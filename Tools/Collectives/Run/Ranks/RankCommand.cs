using System.Diagnostics;

namespace TypedCollectives.Tools;

/// <summary>The command line that starts a rank.</summary>
internal static class RankCommand
{
    private const string GroupMaker = "setsid";

    internal static ProcessStartInfo For(Placement place, RunSettings settings)
    {
        ProcessStartInfo start = place.Host.IsHere ? Here(settings.Command) : Remote(place, settings);
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        foreach ((string name, string value) in RankVariables.Of(place, settings))
            start.Environment[name] = value;
        return start;
    }

    /// <summary>What ssh shall have the other host do: enter this folder, set the variables, start the program.</summary>
    internal static string RemoteLine(
        string folder, IEnumerable<KeyValuePair<string, string>> variables, IReadOnlyList<string> command)
    {
        string environment = Shell.Quote(variables.Select(variable => $"{variable.Key}={variable.Value}"));
        // No exec before setsid: as the leader of ssh's group it would go to the background.
        string script = $"cd {Shell.Quote(folder)} || exit 1; g=$(command -v {GroupMaker}); "
            + $"env {environment} $g {Shell.Quote(RankGuard.Words(command))}; exit $?";
        // In a shell that is known: the user's login shell may be another.
        return $"exec sh -c {Shell.Quote(script)}";
    }

    private static ProcessStartInfo Here(IReadOnlyList<string> command)
    {
        IReadOnlyList<string> words = RankGuard.Words(command);
        return IsOnPath(GroupMaker) ? new ProcessStartInfo(GroupMaker, words) : new ProcessStartInfo(words[0], words.Skip(1));
    }

    private static ProcessStartInfo Remote(Placement place, RunSettings settings)
    {
        IEnumerable<KeyValuePair<string, string>> variables =
            RankVariables.Passed(Environment.GetEnvironmentVariables(), settings.Exported).Concat(RankVariables.Of(place, settings));
        string line = RemoteLine(Environment.CurrentDirectory, variables, settings.Command);
        return new ProcessStartInfo(settings.Ssh[0], [.. settings.Ssh.Skip(1), place.Host.Name, line]);
    }

    private static bool IsOnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => File.Exists(Path.Join(folder, program)));
}
