using System.Diagnostics;
using System.Globalization;

namespace TypedCollectives.Tests;

/// <summary>A rank in a process of its own: this test program, told to run one explicit test.</summary>
public sealed class ChildRank
{
    private const string IdVariable = "TYPEDCOLLECTIVES_TEST_ID";
    private const string RankVariable = "TYPEDCOLLECTIVES_TEST_RANK";
    private const string SizeVariable = "TYPEDCOLLECTIVES_TEST_SIZE";
    private const string DyingVariable = "TYPEDCOLLECTIVES_TEST_DYING";

    /// <summary>Starts a rank; the dying one kills its process after the first collective.</summary>
    internal static Process Start(UniqueId id, int rank, int size, int dying = -1)
    {
        string program = Environment.ProcessPath!;
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
            start.ArgumentList.Add(typeof(ChildRank).Assembly.Location);
        foreach (string argument in (string[])["-explicit", "only", "-method", $"{typeof(ChildRank).FullName}.{nameof(Run)}"])
            start.ArgumentList.Add(argument);
        start.Environment[IdVariable] = id.ToString();
        start.Environment[RankVariable] = rank.ToString(CultureInfo.InvariantCulture);
        start.Environment[SizeVariable] = size.ToString(CultureInfo.InvariantCulture);
        start.Environment[DyingVariable] = dying.ToString(CultureInfo.InvariantCulture);
        return Process.Start(start)!;
    }

    [Fact(Explicit = true)]
    public void Run()
    {
        (int rank, int size, int dying) = (Number(RankVariable), Number(SizeVariable), Number(DyingVariable));
        using Communicator comm = Communicator.Init(UniqueId.Parse(Environment.GetEnvironmentVariable(IdVariable)!), rank, size, options: World.Host);
        Step(comm);
        if (rank == dying)
            Process.GetCurrentProcess().Kill();
        Step(comm);
    }

    /// <summary>The sum of a message longer than sockets hold.</summary>
    internal static void Step(Communicator comm)
    {
        double[] data = new double[1 << 20];
        data.AsSpan().Fill(comm.Rank + 1);
        comm.AllReduce(data, ReduceOp.Sum);
        Assert.Equal(-1, data.AsSpan().IndexOfAnyExcept(comm.Size * (comm.Size + 1) / 2.0));
    }

    private static int Number(string variable) => int.Parse(Environment.GetEnvironmentVariable(variable)!, CultureInfo.InvariantCulture);
}
