using System.Diagnostics.CodeAnalysis;
using ILGPU.Runtime;

namespace TypedCollectives.Tests;

/// <summary>Counts and displacements that do not fit: each a specific exception that names the rank, and nothing launched.</summary>
[SuppressMessage("TypedCollectives.Arguments", "TC3006", Justification = "Wrong arguments are what these tests are about.")]
public sealed class VariableArgumentTests : IDisposable
{
    private readonly CommunicatorClique _clique = Communicator.InitAll(
        3, new CommunicatorOptions { Backend = BackendKind.Host, Timeout = TimeSpan.FromSeconds(20) });

    private Communicator Comm => _clique[1];

    public void Dispose() => _clique.Dispose();

    [Fact]
    public void CountsAreOnePerRank()
    {
        Refused("counts holds one number for each of the 3 ranks; there are 2", () => Comm.AllGatherV(new int[1], new int[2], [1, 1]));
        Refused("displacements holds one number for each of the 3 ranks; there are 4", () => Comm.AllGatherV(new int[1], new int[3], [1, 1, 1], [0, 1, 2, 3]));
        Refused("recvCounts holds one number", () => Comm.AllToAllV(new int[3], [1, 1, 1], new int[3], []));
        Refused("sendDisplacements holds one number", () => Comm.AllToAllV(new int[3], [1, 1, 1], new int[3], [1, 1, 1], [0]));
        StillInStep();
    }

    [Fact]
    public void NegativeNumbersNameTheRank()
    {
        OutOfRange("counts[2], of the block of rank 2, is negative", () => Comm.AllGatherV(new int[1], new int[3], [1, 1, -1]));
        OutOfRange("displacements[0], of the block of rank 0", () => Comm.AllGatherV(new int[1], new int[3], [1, 1, 1], [-1, 1, 2]));
        OutOfRange("sendCounts[1]", () => Comm.AllToAllV(new int[3], [1, long.MinValue, 1], new int[3], [1, 1, 1]));
        OutOfRange("recvDisplacements[2]", () => Comm.AllToAllV(new int[3], [1, 1, 1], new int[3], [1, 1, 1], [0, 1, 2], [0, 1, -2]));
        StillInStep();
    }

    [Fact]
    public void BlocksLieInsideTheBuffer()
    {
        Refused("counts adds up to 4 elements, but recv has 5", () => Comm.AllGatherV(new int[1], new int[5], [1, 1, 2]));
        Refused("the block of rank 2 starts at 2 and has counts[2] = 2 elements, but recv has 3", () => Comm.AllGatherV(new int[1], new int[3], [1, 1, 2]));
        Refused("the block of rank 0 starts at 9 and has counts[0] = 2", () => Comm.AllGatherV(new int[1], new int[10], [2, 1, 1], [9, 0, 1]));
        Refused("the block of rank 1 starts at 11", () => Comm.AllGatherV(new int[0], new int[10], [2, 0, 1], [0, 11, 2]));
        Refused("the block of rank 2", () => Comm.AllToAllV(new int[3], [1, 1, long.MaxValue], new int[3], [1, 1, 1]));
        Refused("recvCounts adds up to 3 elements, but recv has 4", () => Comm.AllToAllV(new int[3], [1, 1, 1], new int[4], [1, 1, 1]));
        Refused("send.Length == counts[1] on rank 1: send has 2 elements, the count is 1", () => Comm.AllGatherV(new int[2], new int[3], [1, 1, 1]));
        Refused("rank 1 sends itself sendCounts[1] = 2", () => Comm.AllToAllV(new int[4], [1, 2, 1], new int[3], [1, 1, 1]));
        StillInStep();
    }

    [Fact]
    public void BlocksThatAreReceivedDoNotOverlap()
    {
        Refused("the blocks of rank 2 (0 to 1) and rank 0 (1 to 2) of recv overlap", () => Comm.AllGatherV(new int[1], new int[9], [2, 1, 2], [1, 8, 0]));
        Refused("overlap", () => Comm.AllToAllV(new int[3], [1, 1, 1], new int[9], [1, 1, 1], default, [4, 4, 5]));

        // Blocks of no elements lie anywhere, and what is sent may be sent twice.
        int[][] sent = [[7, 8], [17, 18], [27, 28]];
        int[][] received = [new int[4], new int[4], new int[4]];
        Ranks.InGroup(_clique, comm => comm.AllToAllV(
            sent[comm.Rank], [1, 0, 1], received[comm.Rank], comm.Rank == 1 ? [0, 0, 0] : [1, 1, 1], [1, 0, 1], comm.Rank == 1 ? [2, 2, 2] : [3, 2, 0]));
        Assert.Equal([28, 0, 18, 8], received[0]);
        Assert.Equal([0, 0, 0, 0], received[1]);
    }

    [Fact]
    public void InPlaceIsTheOwnBlockOrNothing()
    {
        var data = new int[6];
        Refused("overlaps the block of rank 0", () => Comm.AllGatherV<int>(data.AsMemory(0, 2), data.AsMemory(), [2, 2, 2]));
        Refused("overlaps the block of rank 1", () => Comm.AllGatherV<int>(data.AsMemory(3, 2), data.AsMemory(), [2, 2, 2]));
        Refused("cannot work in place", () => Comm.AllToAllV(data, [2, 2, 2], data, [2, 2, 2]));
        StillInStep();
    }

    [Fact]
    public void DisposedAndMissingBuffers()
    {
        using var own = Comm.Accelerator.Allocate1D<int>(3);
        var gone = Comm.Accelerator.Allocate1D<int>(3);
        gone.Dispose();
        Assert.Throws<ObjectDisposedException>(() => Comm.AllGatherV(gone, [1, 1, 1]));
        Assert.Throws<ObjectDisposedException>(() => Comm.AllToAllV(own, [1, 1, 1], gone, [1, 1, 1]));
        Assert.Throws<ArgumentNullException>(() => Comm.AllGatherV((int[])null!, [1, 1, 1]));
        Assert.Throws<ArgumentNullException>(() => Comm.AllToAllV(null!, [1, 1, 1], new int[3], [1, 1, 1]));
        StillInStep();
    }

    [Fact]
    public void RanksThatDisagreeAreNamed()
    {
        var failures = Ranks.OnThreads(_clique, comm => comm.AllToAllV(
            new int[3], [1, 1, 1], new int[comm.Rank == 2 ? 4 : 3], comm.Rank == 2 ? [2, 1, 1] : [1, 1, 1]));
        Assert.Contains(failures, failure => failure is CollectiveMismatchException { Message: var text } && text.Contains("SIZE_MISMATCH")
            && text.Contains("rank 0 calls Send<Int32>(count 4, peer 2)") && text.Contains("rank 2 calls Recv<Int32>(count 8, peer 0)"));
    }

    [Fact]
    public void ANothingThatSomethingIsExpectedOfIsADisagreementToo()
    {
        var failures = Ranks.OnThreads(_clique, comm => comm.AllToAllV(
            new int[comm.Rank == 0 ? 2 : 3], comm.Rank == 0 ? [1, 1, 0] : [1, 1, 1], new int[3], [1, 1, 1]));
        Assert.Contains(failures, failure => failure is CollectiveMismatchException { Message: var text } && text.Contains("peer 2)"));
    }

    /// <summary>Whatever was refused did not count.</summary>
    private void StillInStep()
    {
        int[][] data = [[1, 0, 0], [0, 2, 0], [0, 0, 3]];
        Ranks.InGroup(_clique, comm => comm.AllGatherV(data[comm.Rank], [1, 1, 1]));
        Assert.All(data, all => Assert.Equal([1, 2, 3], all));
    }

    private static void Refused(string message, Action call) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(call).Message);

    private static void OutOfRange(string message, Action call) =>
        Assert.Contains(message, Assert.Throws<ArgumentOutOfRangeException>(call).Message);
}
