namespace TypedCollectives.Tools.Tests;

public sealed class DataTypeTests
{
    [Fact]
    public void Names_and_order_are_those_of_nccl_tests() => Assert.Equal(
        ["int8", "uint8", "int32", "uint32", "int64", "uint64", "half", "float", "double", "bfloat16", "f8e4m3", "f8e5m2"],
        DataTypes.All.Select(type => type.Name));

    [Fact]
    public void The_8_bit_floats_hold_every_integer_up_to_their_limit()
    {
        var e4m3 = (DataType<Float8E4M3>)DataTypes.All.Single(type => type.Name == "f8e4m3");
        var e5m2 = (DataType<Float8E5M2>)DataTypes.All.Single(type => type.Name == "f8e5m2");
        Assert.Equal((16, 8), (e4m3.SumLimit, e5m2.SumLimit));
        for (int value = -e4m3.SumLimit; value <= e4m3.SumLimit; value++)
            Assert.Equal(value, (float)e4m3.FromInteger(value));
        for (int value = -e5m2.SumLimit; value <= e5m2.SumLimit; value++)
            Assert.Equal(value, (float)e5m2.FromInteger(value));
    }
}
