namespace TypedCollectives.Tools.Tests;

public sealed class ReductionDataTests
{
    private const int Elements = 2000;

    public static TheoryData<ReduceOp, int, int, bool> Cases()
    {
        var cases = new TheoryData<ReduceOp, int, int, bool>();
        foreach (ReduceOp op in Enum.GetValues<ReduceOp>())
        {
            foreach (int ranks in (int[])[1, 2, 3, 8, 20])
            {
                foreach (int limit in (int[])[8, 16, 64])
                {
                    cases.Add(op, ranks, limit, true);
                    cases.Add(op, ranks, limit, false);
                }
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_order_of_reduction_is_exact(ReduceOp op, int ranks, int limit, bool isSigned)
    {
        var data = new ReductionData(op, ranks, limit, isSigned);
        for (int index = 0; index < Elements; index++)
        {
            int[] inputs = [.. Enumerable.Range(0, ranks).Select(rank => data.Input(rank, index, 7))];
            int result = data.Result(index, 7);
            Assert.True(isSigned || inputs.All(value => value >= 0));
            switch (op)
            {
                case ReduceOp.Sum:
                    Assert.InRange(inputs.Sum(Math.Abs), 0, limit);
                    Assert.Equal(inputs.Sum(), result);
                    break;
                case ReduceOp.Average:
                    Assert.InRange(inputs.Sum(Math.Abs), 0, limit);
                    Assert.Equal(inputs.Sum(), result * ranks);
                    break;
                case ReduceOp.Product:
                    Assert.All(inputs, value => Assert.InRange(value, 1, 2));
                    Assert.Equal(inputs.Aggregate((left, right) => left * right), result);
                    Assert.InRange(result, 1, ReductionData.MaxMagnitude);
                    break;
                case ReduceOp.Max:
                    Assert.Equal(inputs.Max(), result);
                    Assert.InRange(inputs.Max(Math.Abs), 0, limit);
                    break;
                case ReduceOp.Min:
                    Assert.Equal(inputs.Min(), result);
                    break;
            }
        }
    }

    [Theory]
    [InlineData(ReduceOp.Sum)]
    [InlineData(ReduceOp.Product)]
    [InlineData(ReduceOp.Max)]
    [InlineData(ReduceOp.Min)]
    [InlineData(ReduceOp.Average)]
    public void The_loss_of_any_rank_shows_and_seeds_differ(ReduceOp op)
    {
        var data = new ReductionData(op, 8, 8, isSigned: true);
        int neutral = op == ReduceOp.Product ? 1 : op is ReduceOp.Max ? -9 : op is ReduceOp.Min ? 9 : 0;
        for (int lost = 0; lost < 8; lost++)
            Assert.Contains(Enumerable.Range(0, Elements), index => data.Input(lost, index, 1) != neutral);
        Assert.Contains(Enumerable.Range(0, Elements), index => data.Result(index, 1) != data.Result(index, 2));
        Assert.Contains(Enumerable.Range(0, Elements), index => data.Input(0, index, 1) != data.Input(1, index, 1));
    }
}
