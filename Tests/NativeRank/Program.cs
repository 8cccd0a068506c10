using System.Globalization;
using TypedCollectives.NativeRank;

// RANK SIZE DEVICE, and on standard input one id a line, in hexadecimal: each is one init, one AllReduce and one destruction.
int rank = int.Parse(args[0], CultureInfo.InvariantCulture);
int size = int.Parse(args[1], CultureInfo.InvariantCulture);
using var device = new Device(int.Parse(args[2], CultureInfo.InvariantCulture));
while (Console.ReadLine() is { } line)
    Console.WriteLine(OneRank.Run(Convert.FromHexString(line), rank, size, device));
