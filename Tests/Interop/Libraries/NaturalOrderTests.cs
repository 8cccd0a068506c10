using TypedCollectives.Interop.Libraries;

namespace TypedCollectives.Interop.Tests.Libraries;

public class NaturalOrderTests
{
    [Theory]
    [InlineData("python3.9", "python3.12")]
    [InlineData("python3", "python3.9")]
    [InlineData("cuda", "cuda-12.0")]
    [InlineData("cuda-9.2", "cuda-12.0")]
    [InlineData("a99999999999999999998", "a99999999999999999999")]
    [InlineData("a2b", "a10a")]
    public void SmallerNumbersComeFirst(string first, string second)
    {
        Assert.True(NaturalOrder.Instance.Compare(first, second) < 0);
        Assert.True(NaturalOrder.Instance.Compare(second, first) > 0);
    }

    [Theory]
    [InlineData("python3.12", "python3.12")]
    [InlineData("a07", "a7")]
    [InlineData(null, "")]
    public void TheSameNumbersAreTheSame(string? first, string? second) =>
        Assert.Equal(0, NaturalOrder.Instance.Compare(first, second));
}
