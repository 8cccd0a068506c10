using System.Globalization;

namespace TypedCollectives.RuleEval.BuildCost;

/// <summary>The processes this one has started and seen end, and those they have seen end.</summary>
internal static class ChildProcesses
{
    private const string Statistics = "/proc/self/stat";
    private const int TicksPerSecond = 100;

    // Fields 16 and 17 of proc(5), counted from the one after the program's name, which may hold spaces.
    private const int UserTime = 13;
    private const int SystemTime = 14;

    /// <summary>The processor time they used; <see langword="null"/> where the system does not say.</summary>
    public static TimeSpan? ProcessorTime()
    {
        if (!File.Exists(Statistics))
            return null;
        string text = File.ReadAllText(Statistics);
        string[] fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        long ticks = long.Parse(fields[UserTime], CultureInfo.InvariantCulture) + long.Parse(fields[SystemTime], CultureInfo.InvariantCulture);
        return TimeSpan.FromSeconds((double)ticks / TicksPerSecond);
    }
}
