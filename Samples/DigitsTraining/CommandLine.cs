using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace TypedCollectives.Samples.DigitsTraining;

/// <summary>The command line.</summary>
internal static class CommandLine
{
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
        Option<int> epochs = Count("--epochs", "How often all digits are seen.", 30);
        Option<int> batch = Count("--batch", "The digits of one step, over all devices.", 64);
        var hidden = new Option<int>("--hidden")
        {
            Description = "The units of the hidden layer: the more, the more gradients there are to exchange.",
            HelpName = "N",
            DefaultValueFactory = _ => NetworkShape.DefaultHidden,
            CustomParser = ParseHidden,
        };
        var seed = new Option<int>("--seed")
        {
            Description = "Decides the digits held out, the starting weights and the order of the digits.",
            HelpName = "N",
            DefaultValueFactory = _ => 1,
            CustomParser = ParseSeed,
        };
        var data = new Option<string>("--data")
        {
            Description = "The digits: lines of 64 pixels and a label; may be compressed (.gz). By default the copy that comes with the sample.",
            HelpName = "FILE",
            DefaultValueFactory = _ => DigitsFile.Default,
        };
        var plot = new Option<string?>("--plot") { Description = "Draw the loss curve into this file, .svg or .png.", HelpName = "FILE" };
        plot.Validators.Add(CheckPlot);
        Option<string> backend = new Option<string>("--backend")
        {
            Description = "What carries the collectives.",
            DefaultValueFactory = _ => "auto",
        }.AcceptOnlyFromAmong("auto", "nccl", "peer", "host");
        var verify = new Option<bool?>("--verify")
        {
            Description = "Train on one device, too, and compare the weights. By default if there are several devices.",
            HelpName = "true|false",
            Arity = ArgumentArity.ZeroOrOne,
        };

        var compare = new Option<int?>("--compare")
        {
            Description = "Train so many times more in each way to exchange the gradients, and print the time of a step.",
            HelpName = "N",
            CustomParser = result => ParseCount("--compare", result),
        };

        var command = new RootCommand("Learns handwritten digits: a replica a device, the gradients averaged by a generated collective.")
        {
            devices, epochs, batch, hidden, seed, data, plot, backend, verify, compare,
        };
        command.SetAction(result => run(new Options
        {
            Devices = result.GetValue(devices),
            Backend = Enum.Parse<BackendKind>(result.GetRequiredValue(backend), ignoreCase: true),
            Training = new TrainingOptions(
                result.GetValue(epochs), result.GetValue(batch), result.GetValue(seed), result.GetValue(hidden)),
            Data = result.GetRequiredValue(data),
            Plot = result.GetValue(plot),
            Verify = result.GetValue(verify),
            Compare = result.GetValue(compare),
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

    private static int ParseHidden(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int units) || !NetworkShape.CanHave(units))
            result.AddError($"--hidden needs a multiple of {Four.Count} of at most {NetworkShape.MaxHidden}, not '{text}'.");
        return units;
    }

    private static int ParseSeed(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int seed))
            result.AddError($"--seed needs a whole number, not '{text}'.");
        return seed;
    }

    private static void CheckPlot(OptionResult result)
    {
        string path = result.Tokens is [{ Value: string value }] ? value : "";
        if (!LossPlot.Extensions.Any(extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase)))
            result.AddError($"--plot needs a file name that ends in {string.Join(" or ", LossPlot.Extensions)}, not '{path}'.");
    }
}
