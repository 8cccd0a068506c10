using System.CommandLine;
using System.Globalization;

namespace TypedCollectives.Misuse;

/// <summary>The command line.</summary>
internal static class MisuseCommand
{
    /// <summary>The option that makes a process the child that runs one scenario; not for people.</summary>
    internal const string ScenarioOption = "--scenario";

    private const int DefaultDeadline = 20;

    internal static int Invoke(string[] arguments, TextWriter output, TextWriter error)
    {
        Option<string> backend = new Option<string>("--backend")
        {
            Description = "What carries the collectives.",
            DefaultValueFactory = _ => "auto",
        }.AcceptOnlyFromAmong("auto", "nccl", "peer", "host");
        var rules = new Option<string[]>("--rule")
        {
            Description = "Only the scenarios of these rules.",
            HelpName = "TCnnnn",
            AllowMultipleArgumentsPerToken = true,
        };
        var deadline = new Option<int>("--deadline")
        {
            Description = "How many seconds a scenario gets before it counts as a hang.",
            HelpName = "SECONDS",
            DefaultValueFactory = _ => DefaultDeadline,
        };
        var markdown = new Option<bool>("--markdown") { Description = "Print a table in Markdown." };
        var scenario = new Option<string?>(ScenarioOption) { Hidden = true };
        var root = new RootCommand("Runs the wrong program of each rule in a process of its own, and says what came of it.")
        {
            backend, rules, deadline, markdown, scenario,
        };
        root.SetAction(result =>
        {
            BackendKind kind = Enum.Parse<BackendKind>(result.GetRequiredValue(backend), ignoreCase: true);
            if (result.GetValue(scenario) is { } name)
                return ChildProgram.Run(name, kind, output);

            var table = new OutcomeTable(output, result.GetValue(markdown));
            var time = TimeSpan.FromSeconds(result.GetValue(deadline));
            return Run(kind, result.GetValue(rules) ?? [], time, table, error);
        });
        return root.Parse(arguments).Invoke(new InvocationConfiguration { Output = output, Error = error });
    }

    private static int Run(BackendKind backend, string[] rules, TimeSpan deadline, OutcomeTable table, TextWriter error)
    {
        if (rules.Except(ScenarioList.All.Select(scenario => scenario.Rule)).FirstOrDefault() is { } unknown)
        {
            error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"No scenario shows {unknown}."));
            return 1;
        }

        if (backend == BackendKind.Auto)
            backend = ChosenBackend();
        table.Begin(backend, deadline);
        foreach (IScenario scenario in ScenarioList.All)
        {
            if (scenario.RunsOn(backend) && (rules.Length == 0 || rules.Contains(scenario.Rule)))
                table.Add(scenario, ChildProcess.Run(scenario, backend, deadline));
        }

        return 0;
    }

    private static BackendKind ChosenBackend()
    {
        using CommunicatorClique clique = Communicator.InitAll(Bench.Ranks);
        return clique.Backend;
    }
}
