using TypedCollectives.Ranks;
using TypedCollectives.Ranks.Mpi;

// One rank of a test: the test starts as many of them as it needs, by a launcher, and reads what they print.
return args switch
{
    ["mpi-calls"] => MpiCalls.Run(),
    ["mpi-abort"] => MpiCalls.Abort(),
    ["from-environment"] => await EnvironmentRank.RunAsync(),
    ["fail"] => await EnvironmentRank.FailAsync(),
    _ => throw new ArgumentException($"Unknown part '{string.Join(' ', args)}'."),
};
