using System.CommandLine;
using Spectre.Console;

namespace TypedCollectives.Tools;

/// <summary><c>collectives info</c>.</summary>
internal static class InfoCommand
{
    internal static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Print JSON, for programs." };
        var command = new Command("info", "Devices, backends and why each is or is not usable, libraries, and what Auto would choose.")
        {
            json,
        };
        command.SetAction(result =>
        {
            EnvironmentReport report = CollectiveEnvironment.Inspect();
            TextWriter output = result.InvocationConfiguration.Output;
            if (result.GetValue(json))
                output.WriteLine(InfoJson.Of(report));
            else if (ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected)
                InfoTables.Write(report, AnsiConsole.Console);
            else
                InfoText.Write(report, output);
            return 0;
        });
        return command;
    }
}
