using TypedCollectives.Interop.Nccl;

namespace TypedCollectives.Interop.Tests.Nccl;

public class NcclUniqueIdTests
{
    private static readonly byte[] Bytes = [.. Enumerable.Range(1, NcclUniqueId.SizeInBytes).Select(i => (byte)i)];

    [Fact]
    public void KeepsItsBytes()
    {
        NcclUniqueId id = new(Bytes);

        Assert.Equal(Bytes, id.AsSpan().ToArray());
    }

    [Fact]
    public void SpanIsTheIdItself()
    {
        NcclUniqueId id = new(Bytes);

        id.AsSpan()[127] = 7;

        Assert.Equal(7, id[127]);
        Assert.NotEqual(new NcclUniqueId(Bytes), id);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(127)]
    [InlineData(129)]
    public void RefusesAnotherLength(int length)
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => new NcclUniqueId(new byte[length]));

        Assert.Contains($"{length} were given", exception.Message);
    }

    [Fact]
    public void EqualsByBytes()
    {
        NcclUniqueId id = new(Bytes);
        NcclUniqueId same = new(Bytes);

        Assert.True(id == same);
        Assert.False(id != same);
        Assert.True(id.Equals((object)same));
        Assert.Equal(id.GetHashCode(), same.GetHashCode());
        Assert.False(id.Equals("an id"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(64)]
    [InlineData(127)]
    public void DiffersByAnyByte(int index)
    {
        NcclUniqueId id = new(Bytes);
        NcclUniqueId other = new(Bytes);
        other[index] ^= 1;

        Assert.False(id == other);
        Assert.True(id != other);
    }
}
