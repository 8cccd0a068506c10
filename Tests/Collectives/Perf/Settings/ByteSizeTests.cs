namespace TypedCollectives.Tools.Tests;

public sealed class ByteSizeTests
{
    [Theory]
    [InlineData("8", 8)]
    [InlineData("1K", 1024)]
    [InlineData("1k", 1024)]
    [InlineData("16M", 16L << 20)]
    [InlineData("1G", 1L << 30)]
    [InlineData("64g", 64L << 30)]
    [InlineData("0.5M", 512 << 10)]
    [InlineData("2 M", 2 << 20)]
    [InlineData("0", 0)]
    public void Parses_a_number_with_a_binary_suffix(string text, long expected)
    {
        Assert.True(ByteSize.TryParse(text, out long bytes));
        Assert.Equal(expected, bytes);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("K")]
    [InlineData("1T")]
    [InlineData("1KB")]
    [InlineData("-8")]
    [InlineData("8x")]
    [InlineData("1e3")]
    [InlineData("99999999999G")]
    public void Refuses_anything_else(string text) => Assert.False(ByteSize.TryParse(text, out _));
}
