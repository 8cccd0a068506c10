using System.CommandLine;

namespace TypedCollectives.Tools;

/// <summary>The options of <c>collectives run</c>.</summary>
internal sealed class RunOptions
{
    private const string ThisHost = "localhost";

    private readonly Argument<string[]> _command = new("PROGRAM")
    {
        Description = "The program and its arguments, after --.",
        HelpName = "PROGRAM ARGS",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<int?> _ranks = OptionOf.NumberIfAny(
        "--ranks", "-n", 1, "The ranks; with --hosts, one for each slot by default.");

    private readonly Option<string?> _hosts = new("--hosts")
    {
        Description = "A file of hosts, a line each: host [slots=N]. They are reached by ssh.",
        HelpName = "FILE",
    };

    private readonly Option<string> _ssh = new("--ssh")
    {
        Description = "ssh and its options.",
        HelpName = "COMMAND",
        DefaultValueFactory = _ => "ssh",
    };

    private readonly Option<string[]> _exported = new("--env", "-x")
    {
        Description = "A variable for ranks on other hosts; NCCL_* and TYPEDCOLLECTIVES_* are passed anyway.",
        HelpName = "NAME[=VALUE]",
    };

    private readonly Option<string?> _masterAddress = new("--master-addr")
    {
        Description = "Where rank 0 can be reached; by default the name of its host.",
        HelpName = "HOST",
    };

    private readonly Option<int?> _masterPort = OptionOf.NumberIfAny(
        "--master-port", null, 1, "The port for the ranks to meet at; by default one that is free here.", ushort.MaxValue);

    private readonly Option<int> _grace = OptionOf.Number(
        "--grace", null, 10, 0, "The seconds ranks have to end before they are killed.", 3600);

    internal void AddTo(Command command)
    {
        command.Add(_ranks);
        command.Add(_hosts);
        command.Add(_ssh);
        command.Add(_exported);
        command.Add(_masterAddress);
        command.Add(_masterPort);
        command.Add(_grace);
        command.Add(_command);
    }

    internal RunSettings Read(ParseResult result)
    {
        int? ranks = result.GetValue(_ranks);
        IReadOnlyList<Host> hosts = result.GetValue(_hosts) is { } file ? HostFile.Read(file)
            : [new Host(ThisHost, ranks ?? throw new ArgumentException("Say how many ranks: -n N, or --hosts FILE."))];
        IReadOnlyList<Placement> places = Placement.Assign(ranks, hosts);
        string[] ssh = result.GetValue(_ssh)!.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new RunSettings
        {
            Command = result.GetValue(_command)!,
            Places = places,
            MasterAddress = result.GetValue(_masterAddress) ?? MasterPlace.Address(places),
            MasterPort = result.GetValue(_masterPort) ?? MasterPlace.FreePort(),
            Grace = TimeSpan.FromSeconds(result.GetValue(_grace)),
            Ssh = ssh.Length > 0 ? ssh : throw new ArgumentException("--ssh names no program."),
            Exported = result.GetValue(_exported) ?? [],
        };
    }
}
