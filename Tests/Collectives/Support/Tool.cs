namespace TypedCollectives.Tools.Tests;

/// <summary>Runs the command as its user does, but for the process.</summary>
internal static class Tool
{
    internal static (int ExitCode, string Output, string Error) Run(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        int exitCode = CollectivesCommand.Invoke(arguments, output, error);
        return (exitCode, output.ToString(), error.ToString());
    }

    internal static (int ExitCode, string Output, string Error) RunLine(string line) => Run(line.Split(' '));

    /// <summary>The rows of a table, split into columns.</summary>
    internal static List<string[]> Rows(string output) =>
    [
        .. output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
    ];
}
