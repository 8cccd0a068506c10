using ILGPU.Runtime;
using TypedCollectives.Tests;

namespace TypedCollectives.Gpu.Tests.Nccl;

/// <summary>Sums of scaled contributions, exact, also in the last elements of long buffers.</summary>
public sealed class PreMulSumTests
{
    private static readonly int[] Lengths = [1, 7, 1021, (1 << 20) + 3];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void ContributionsAreScaledByEachRanksOwnNumber(int ranks)
    {
        using CommunicatorClique clique = NcclNeeds.InitAll(ranks);
        foreach (int length in Lengths)
        {
            Check(clique, length, i => (float)(i % 64), rank => rank + 0.5f, (value, scalar) => value * scalar, (a, b) => a + b);
            Check(clique, length, i => (double)(i % 64), rank => rank + 0.25, (value, scalar) => value * scalar, (a, b) => a + b);
            Check(clique, length, i => i % 64, rank => 3 - rank, (value, scalar) => value * scalar, (a, b) => a + b);
            Check(clique, length, i => (ulong)i, rank => (ulong)rank + 2, (value, scalar) => value * scalar, (a, b) => a + b);
            Check(clique, length, i => (Half)(i % 16), rank => (Half)(rank + 0.5f), (value, scalar) => value * scalar, (a, b) => a + b);
            Check(clique, length, i => (BFloat16)(i % 16), rank => (BFloat16)(rank + 0.5f), (value, scalar) => value * scalar, (a, b) => a + b);
        }
    }

    private static void Check<T>(
        CommunicatorClique clique, int length, Func<int, T> value, Func<int, T> scalar, Func<T, T, T> multiply, Func<T, T, T> add)
        where T : unmanaged
    {
        T[] input = [.. Enumerable.Range(0, length).Select(value)];
        T[] expected = [.. input.Select(item => Enumerable.Range(0, clique.Count).Select(rank => multiply(item, scalar(rank))).Aggregate(add))];
        var send = clique.Select(comm => comm.Accelerator.Allocate1D(input)).ToArray();
        var recv = clique.Select(comm => comm.Accelerator.Allocate1D<T>(length)).ToArray();
        Ranks.InGroup(clique, comm => comm.AllReduce(send[comm.Rank], recv[comm.Rank], new PreMulSum<T>(scalar(comm.Rank))));
        Assert.All(recv, buffer => Assert.Equal(expected, buffer.GetAsArray1D()));
        Ranks.InGroup(clique, comm => comm.Reduce(send[comm.Rank], new PreMulSum<T>(scalar(comm.Rank)), root: clique.Count - 1));
        Assert.Equal(expected, send[^1].GetAsArray1D());
        foreach (MemoryBuffer buffer in send.Concat(recv))
            buffer.Dispose();
    }
}
