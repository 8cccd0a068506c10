namespace TypedCollectives.Tools;

/// <summary>Exit codes in words.</summary>
internal static class ExitText
{
    private const int SignalBase = 128;

    private const int SshFailed = 255;

    private static readonly Dictionary<int, string> Signals = new()
    {
        [1] = "SIGHUP",
        [2] = "SIGINT",
        [3] = "SIGQUIT",
        [4] = "SIGILL",
        [5] = "SIGTRAP",
        [6] = "SIGABRT",
        [7] = "SIGBUS",
        [8] = "SIGFPE",
        [9] = "SIGKILL",
        [11] = "SIGSEGV",
        [13] = "SIGPIPE",
        [14] = "SIGALRM",
        [15] = "SIGTERM",
    };

    internal static string Describe(Placement place, int code)
    {
        string who = place.Host.IsHere ? $"rank {place.Rank}" : $"rank {place.Rank} on {place.Host.Name}";
        string meaning = Signals.TryGetValue(code - SignalBase, out string? signal) ? $" ({signal})"
            : code == SshFailed && !place.Host.IsHere ? " (of the program or of ssh: is the host reachable without a password?)"
            : "";
        return $"{who} exited with code {code}{meaning}";
    }
}
