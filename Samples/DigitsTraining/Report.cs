using System.Globalization;
using Spectre.Console;

namespace TypedCollectives.Samples.DigitsTraining;

/// <summary>What the user sees: a progress bar on a terminal, plain lines where the output goes to a file or a pipe.</summary>
internal sealed class Report
{
    /// <summary>The width of lines where no terminal sets one.</summary>
    private const int PlainWidth = 160;

    private readonly IAnsiConsole _console;

    public Report(TextWriter output)
    {
        _console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        if (!_console.Profile.Out.IsTerminal)
            _console.Profile.Width = PlainWidth;
    }

    /// <summary>Prints a line, numbers in the invariant culture.</summary>
    public void Line(FormattableString text) => _console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    /// <summary>Prints every epoch of a training.</summary>
    /// <param name="epochs">How many there will be.</param>
    /// <param name="train">Trains, and calls what it is given after each epoch.</param>
    public TrainingResult Train(int epochs, Func<Action<EpochResult>, TrainingResult> train)
    {
        if (!_console.Profile.Out.IsTerminal)
            return train(Epoch);

        return _console.Progress().Start(progress =>
        {
            ProgressTask task = progress.AddTask("training", maxValue: epochs);
            return train(epoch =>
            {
                Epoch(epoch);
                task.Increment(1);
            });
        });
    }

    private void Epoch(EpochResult epoch) =>
        Line($"epoch {epoch.Epoch,3}: loss {epoch.Loss:0.0000}, test accuracy {100 * epoch.Accuracy:0.0} %");
}
