using System.CommandLine;
using TypedCollectives.Benchmarks;

var root = new RootCommand("Measures parts of TypedCollectives that no user calls by themselves.")
{
    BootstrapCommand.Create(),
    FuzzCommand.Create(),
    PeerTuningCommand.Create(),
    PeerRanksCommand.Create(),
};
return root.Parse(args).Invoke();
