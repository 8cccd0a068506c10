using System.CommandLine;
using System.Runtime.InteropServices;

namespace TypedCollectives.Tools;

/// <summary><c>collectives run</c>.</summary>
internal static class RunCommand
{
    // What asks a program to end; SIGHUP comes when its terminal is closed.
    private static readonly (PosixSignal Signal, string Name)[] Forwarded =
        [(PosixSignal.SIGINT, "INT"), (PosixSignal.SIGTERM, "TERM"), (PosixSignal.SIGHUP, "HUP")];

    internal static Command Create()
    {
        var options = new RunOptions();
        var command = new Command("run", "Starts a program as the ranks of a job, here or on several hosts.");
        options.AddTo(command);
        command.SetAction(result =>
        {
            RunSettings settings = options.Read(result);
            InvocationConfiguration configuration = result.InvocationConfiguration;
            return Run(settings, new RankOutput(configuration.Output, configuration.Error, settings.Places.Count));
        });
        return command;
    }

    private static int Run(RunSettings settings, RankOutput output)
    {
        var launcher = new Launcher(settings, output);
        PosixSignalRegistration[] registrations = [.. Forwarded.Select(entry => PosixSignalRegistration.Create(entry.Signal, context =>
        {
            context.Cancel = true;
            launcher.Signal(entry.Name);
        }))];
        try
        {
            return launcher.RunAsync().GetAwaiter().GetResult();
        }
        finally
        {
            foreach (PosixSignalRegistration registration in registrations)
                registration.Dispose();
        }
    }
}
