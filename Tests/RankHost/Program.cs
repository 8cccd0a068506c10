using System.Globalization;
using TypedCollectives;

// One rank of a job: rank 0 prints the id it makes, every other one reads it from its input; then each prints what it has
// summed and how it met the others.
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

using Communicator comm = Communicator.Init(id, rank, size, options: new CommunicatorOptions { Backend = BackendKind.Host });
float[] mine = [.. Enumerable.Range(0, 1000).Select(i => (float)((rank + 1) * i))];
float[] sum = new float[mine.Length];
comm.AllReduce(mine, sum, ReduceOp.Sum);
bool isRight = sum.Select((value, i) => value == i * (size * (size + 1) / 2)).All(equal => equal);
Console.WriteLine($"{(isRight ? "right" : "wrong")}; {id.Describe().EndPoint}; {comm.BackendReason}");
return isRight ? 0 : 1;
