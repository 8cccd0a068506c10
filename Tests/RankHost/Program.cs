using System.Globalization;
using TypedCollectives;
using TypedCollectives.RankHost;

// One rank of a job: rank 0 prints the id it makes, every other one reads it from its input; then each prints what it has
// summed and how it met the others. With a part named after the numbers it
// is a rank on a device, and prints whether that part went well.
int rank = int.Parse(args[0], CultureInfo.InvariantCulture);
int size = int.Parse(args[1], CultureInfo.InvariantCulture);
UniqueId id;
if (rank == 0)
{
    id = UniqueId.Create();
    Console.WriteLine($"{id}");
}
else
{
    id = UniqueId.Parse(Console.ReadLine()!);
}

if (args is [_, _, var part])
{
    string outcome = part switch
    {
        "nccl" => NcclRank.Run(id, rank, size),
        "peer" => PeerRank.Run(id, rank, size),
        "peer-mismatch" => PeerRank.RunMismatch(id, rank, size),
        "peer-missing" => PeerRank.RunMissing(id, rank, size),
        "peer-gone" => PeerRank.RunGone(id, rank, size),
        "windows" => WindowRank.Run(id, rank, size),
        "windows-refused" => WindowFailures.RunRefused(id, rank, size),
        "windows-stress" => WindowStress.Run(id, rank, size),
        "windows-missing-pieces" => WindowFailures.RunMissing(id, rank, size, 66 << 20),
        "windows-missing-copies" => WindowFailures.RunMissing(id, rank, size, 10 << 20),
        "windows-missing-kernel" => WindowFailures.RunMissing(id, rank, size, 3 << 20),
        "windows-mismatch" => WindowFailures.RunMismatch(id, rank, size),
        _ => $"no part {part}",
    };
    Console.WriteLine(outcome);
    return outcome == "ok" ? 0 : 1;
}

using Communicator comm = Communicator.Init(id, rank, size, options: new CommunicatorOptions { Backend = BackendKind.Host });
float[] mine = [.. Enumerable.Range(0, 1000).Select(i => (float)((rank + 1) * i))];
float[] sum = new float[mine.Length];
comm.AllReduce(mine, sum, ReduceOp.Sum);
bool isRight = sum.Select((value, i) => value == i * (size * (size + 1) / 2)).All(equal => equal);
Console.WriteLine($"{(isRight ? "right" : "wrong")}; {id.Describe().EndPoint}; {comm.BackendReason}");
return isRight ? 0 : 1;
