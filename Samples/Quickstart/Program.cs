using System.CommandLine;
using Spectre.Console;

namespace TypedCollectives.Samples.Quickstart;

/// <summary>The first program to run: what it runs on, then every collective, timed and checked.</summary>
internal static class Program
{
    /// <summary>The width of lines where no terminal sets one.</summary>
    private const int PlainWidth = 160;

    private static int Main(string[] args) => Run(args, Console.Out, Console.Error);

    /// <summary>Runs the sample.</summary>
    /// <returns>0 only if every element of every rank is exact.</returns>
    internal static int Run(string[] args, TextWriter output, TextWriter error)
    {
        RootCommand command = CommandLine.Create((devices, backend) => Run(devices, backend, output));
        try
        {
            return command.Parse(args).Invoke(
                new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException or DllNotFoundException or CollectiveException)
        {
            // No such device, backend or library, or a failing one: the message says what was tried and what to do.
            error.WriteLine(exception.Message);
            return 1;
        }
    }

    private static int Run(int? devices, BackendKind backend, TextWriter output)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        if (!console.Profile.Out.IsTerminal)
            console.Profile.Width = PlainWidth;

        // One communicator a device of this process. This is the only line that knows what there is to run on.
        var options = new CommunicatorOptions { Backend = backend };
        using CommunicatorClique clique = devices is { } count ? Communicator.InitAll(count, options) : Communicator.InitAll(options);

        foreach (Communicator comm in clique)
            console.WriteLine($"rank {comm.Rank} of {comm.Size}: {comm.Device}");
        console.WriteLine($"backend: {clique.BackendReason}");
        console.WriteLine();

        List<Row> rows = [.. Tour.Run(clique)];
        RowTable.Write(console, rows);

        long wrong = rows.Sum(row => row.Wrong);
        console.WriteLine();
        console.WriteLine(wrong == 0 ? $"{rows.Count} rows, every element exact." : $"{wrong} wrong elements.");
        return wrong == 0 ? 0 : 1;
    }
}
