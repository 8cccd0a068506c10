using System.CommandLine;

namespace TypedCollectives.Tools;

/// <summary><c>collectives perf</c>.</summary>
internal static class PerfCommand
{
    internal static Command Create(IReadOnlyList<string> arguments)
    {
        var options = new PerfOptions();
        var command = new Command("perf", "Measures and checks a collective, with nccl-tests' options and table.");
        options.AddTo(command);
        command.SetAction(result => Run(options.Read(result), arguments, result.InvocationConfiguration.Output));
        return command;
    }

    private static int Run(PerfSettings settings, IReadOnlyList<string> arguments, TextWriter output)
    {
        using FileStream? file = settings.OutputFile is { } path ? OutputFile.Create(path) : null;
        using JsonReport? json = file is null ? null : new JsonReport(file, arguments, TimeProvider.System);
        if (file is not null)
            output.WriteLine($"# Writing JSON output to {file.Name}");

        var text = new TextReport(output);
        IReadOnlyList<IPerfReport> reports = json is null ? [text] : [text, json];
        using CommunicatorClique clique = Communicator.InitAll(
            settings.Ranks, new CommunicatorOptions { Backend = settings.Backend });
        using var run = new PerfRun(settings, clique, reports, TimeProvider.System);
        return run.Execute() ? 0 : 1;
    }
}
