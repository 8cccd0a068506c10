namespace TypedCollectives.Tools.Tests;

public sealed class LayoutTests
{
    // 1000 float elements over 3 ranks: 333 a rank, rounded down to 16 bytes, is 332.
    [Theory]
    [InlineData("all_reduce", 1000, 1000, 1000, 0, 0)]
    [InlineData("broadcast", 1000, 1000, 1000, 0, 0)]
    [InlineData("reduce", 1000, 1000, 1000, 0, 0)]
    [InlineData("sendrecv", 1000, 1000, 1000, 0, 0)]
    [InlineData("all_gather", 332, 996, 332, 332, 0)]
    [InlineData("gather", 332, 996, 332, 332, 0)]
    [InlineData("reduce_scatter", 996, 332, 332, 0, 332)]
    [InlineData("scatter", 996, 332, 332, 0, 332)]
    [InlineData("alltoall", 996, 996, 332, 0, 0)]
    public void Counts_are_those_of_nccl_tests(string name, long send, long recv, long count, long sendOffset, long recvOffset) =>
        Assert.Equal(
            new Layout(send, recv, count, sendOffset, recvOffset), PerfOperations.Named(name).LayoutOf(1000, sizeof(float), 3));

    [Theory]
    [InlineData(1, 496)]
    [InlineData(2, 496)]
    [InlineData(4, 500)]
    [InlineData(8, 500)]
    public void Blocks_are_whole_16_byte_units(int elementSize, long expected) =>
        Assert.Equal(expected, new AllGatherOperation().LayoutOf(1003, elementSize, 2).Count);

    [Theory]
    [InlineData("all_reduce", 1, 1.5)]
    [InlineData("broadcast", 1, 1)]
    [InlineData("reduce", 1, 1)]
    [InlineData("sendrecv", 1, 1)]
    [InlineData("all_gather", 4, 0.75)]
    [InlineData("reduce_scatter", 4, 0.75)]
    [InlineData("alltoall", 4, 0.75)]
    [InlineData("gather", 4, 0.75)]
    [InlineData("scatter", 4, 0.75)]
    public void Bandwidths_of_4_ranks_are_those_of_nccl_tests(string name, int blocks, double factor)
    {
        PerfOperation operation = PerfOperations.Named(name);
        Assert.Equal(blocks, operation.BlocksMoved(4));
        Assert.Equal(factor, operation.BusFactor(4));
    }
}
