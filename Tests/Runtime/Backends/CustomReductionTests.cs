using System.Runtime.InteropServices;

namespace TypedCollectives.Tests;

public sealed class CustomReductionTests
{
    [Theory]
    [InlineData(BackendKind.Host)]
    [InlineData(BackendKind.Peer)]
    public void AReductionWrittenInCSharpRunsEverywhere(BackendKind backend)
    {
        foreach (int ranks in (int[])[1, 2, 3, 4])
        {
            using CommunicatorClique clique = Communicator.InitAll(ranks, new CommunicatorOptions { Backend = backend });
            foreach (int length in (int[])[1, 5, 1000])
            {
                MaxAt Expected(int i) => Enumerable.Range(0, ranks).Select(rank => Input(rank, i)).MaxBy(item => item.Value);
                RunOn(clique, rank => [.. Enumerable.Range(0, length).Select(i => Input(rank, i))], (comm, view) => comm.AllReduce<MaxAt, LaterMax>(view),
                    (rank, data) => Assert.Equal([.. Enumerable.Range(0, length).Select(Expected)], data));
                RunOn(clique, rank => [.. Enumerable.Range(0, length).Select(i => Input(rank, i))], (comm, view) => comm.Reduce<MaxAt, LaterMax>(view, ranks - 1),
                    (rank, data) => Assert.Equal(rank == ranks - 1 ? Expected(length - 1) : Input(rank, length - 1), data[^1]));
                RunOn(clique, rank => [.. Enumerable.Range(0, length * ranks).Select(i => Input(rank, i))], (comm, view) => comm.ReduceScatter<MaxAt, LaterMax>(view),
                    (rank, data) => Assert.Equal(Expected((rank * length) + (length / 2)), data[(rank * length) + (length / 2)]));
            }
        }
    }

    [Fact]
    public void AReductionNoKernelCanHoldIsRefusedByDevices()
    {
        using CommunicatorClique clique = Communicator.InitAll(2, new CommunicatorOptions { Backend = BackendKind.Peer });
        using var a = clique[0].Accelerator.Allocate1D<int>(1);
        using var b = clique[1].Accelerator.Allocate1D<int>(1);
        var exception = Assert.Throws<CollectiveException>(
            () => Ranks.InGroup(clique, comm => comm.AllReduce<int, Allocating>(comm.Rank == 0 ? a : b)));
        Assert.Contains(nameof(Allocating), exception.Message);
        Assert.IsType<NotSupportedException>(exception.InnerException);
    }

    private static MaxAt Input(int rank, int i) => new(((i * 7) + (rank * 5)) % 97, rank);

    private static void RunOn(
        CommunicatorClique clique, Func<int, MaxAt[]> input, Action<Communicator, ILGPU.ArrayView<MaxAt>> call, Action<int, MaxAt[]> check)
    {
        var buffers = clique.Select(comm => ILGPU.Runtime.ArrayViewExtensions.Allocate1D(comm.Accelerator, input(comm.Rank))).ToArray();
        Ranks.InGroup(clique, comm => call(comm, buffers[comm.Rank].View));
        foreach (Communicator comm in clique)
        {
            check(comm.Rank, ILGPU.Runtime.ArrayViewExtensions.GetAsArray1D(buffers[comm.Rank].View));
            buffers[comm.Rank].Dispose();
        }
    }

    [StructLayout(LayoutKind.Sequential)]
    public record struct MaxAt(int Value, int Rank);

    public struct LaterMax : IReduction<MaxAt>
    {
        public static MaxAt Combine(MaxAt left, MaxAt right) => left.Value > right.Value ? left : right;
    }

    public struct Allocating : IReduction<int>
    {
        public static int Combine(int left, int right) => new List<int> { left, right }.Count;
    }
}
