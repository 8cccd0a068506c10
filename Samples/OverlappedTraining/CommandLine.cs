using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace TypedCollectives.Samples.OverlappedTraining;

/// <summary>The command line.</summary>
internal static class CommandLine
{
    private static readonly Dictionary<string, Mode[]> Modes = new(StringComparer.Ordinal)
    {
        ["all"] = Enum.GetValues<Mode>(),
        ["overlapped"] = [Mode.Overlapped],
        ["per-buffer"] = [Mode.PerBuffer],
        ["after"] = [Mode.After],
        ["none"] = [Mode.None],
    };

    /// <summary>Makes the command.</summary>
    /// <param name="run">Called with the options; returns the exit code.</param>
    public static RootCommand Create(Func<Options, int> run)
    {
        var devices = new Option<int?>("--devices")
        {
            Description = "How many devices to train on. All CUDA devices by default; with none, a host device for each processor.",
            HelpName = "N",
            CustomParser = result => ParseCount("--devices", result),
        };
        Option<int> layers = Count("--layers", "The layers of the stack.", 16);
        Option<int> width = Count("--width", "The units of a layer; its weights are the square of it.", 1024);
        Option<int> batch = Count("--batch", "The examples of one step on each device.", 256);
        Option<int> steps = Count("--steps", "The steps that are timed, after one that is not.", 20);
        Option<int> rounds = Count("--rounds", "How often every mode is trained, in turn; the median of their speeds counts.", 3);
        Option<int> part = Count("--part", "The KiB of gradients that are worth a launch in mode overlapped.", (int)(BucketOptions.DefaultPartBytes / 1024));
        Option<string> mode = new Option<string>("--mode")
        {
            Description = "How the gradients are exchanged; none is for the time of the computation alone.",
            DefaultValueFactory = _ => "all",
        }.AcceptOnlyFromAmong([.. Modes.Keys]);
        Option<string> backend = new Option<string>("--backend")
        {
            Description = "What carries the collectives.",
            DefaultValueFactory = _ => "auto",
        }.AcceptOnlyFromAmong("auto", "nccl", "peer", "host");

        var command = new RootCommand("Trains a stack of layers, and compares exchanging the gradients during and after the backward pass.")
        {
            layers, width, batch, steps, rounds, part, devices, backend, mode,
        };
        command.SetAction(result => run(new Options
        {
            Devices = result.GetValue(devices),
            Backend = Enum.Parse<BackendKind>(result.GetRequiredValue(backend), ignoreCase: true),
            Modes = Modes[result.GetRequiredValue(mode)],
            Shape = new StackShape(result.GetValue(layers), result.GetValue(width), result.GetValue(batch)),
            Steps = result.GetValue(steps),
            Rounds = result.GetValue(rounds),
            PartBytes = result.GetValue(part) * 1024L,
        }));
        return command;
    }

    private static Option<int> Count(string name, string description, int value) => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => value,
        CustomParser = result => ParseCount(name, result),
    };

    private static int ParseCount(string name, ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) || count < 1)
            result.AddError($"{name} needs a whole number of at least 1, not '{text}'.");
        return count;
    }
}
