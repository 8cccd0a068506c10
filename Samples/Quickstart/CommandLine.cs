using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace TypedCollectives.Samples.Quickstart;

/// <summary>The options of the command line.</summary>
internal static class CommandLine
{
    /// <summary>Makes the command.</summary>
    /// <param name="run">Called with the number of devices, if one is given, and the backend; returns the exit code.</param>
    public static RootCommand Create(Func<int?, BackendKind, int> run)
    {
        var devices = new Option<int?>("--devices")
        {
            Description = "How many devices to run on. All CUDA devices by default; with none, a host device for each processor.",
            HelpName = "N",
            CustomParser = ParseCount,
        };
        Option<string> backend = new Option<string>("--backend")
        {
            Description = "What carries the collectives.",
            DefaultValueFactory = _ => "auto",
        }.AcceptOnlyFromAmong("auto", "nccl", "peer", "host");

        var command = new RootCommand("Runs every collective on every element type and checks every element of every rank.") { devices, backend };
        command.SetAction(result =>
            run(result.GetValue(devices), Enum.Parse<BackendKind>(result.GetRequiredValue(backend), ignoreCase: true)));
        return command;
    }

    private static int? ParseCount(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count > 0)
            return count;
        result.AddError($"--devices needs a number of at least 1, not '{text}'.");
        return null;
    }
}
