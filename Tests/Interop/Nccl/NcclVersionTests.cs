using TypedCollectives.Interop.Nccl;

namespace TypedCollectives.Interop.Tests.Nccl;

public class NcclVersionTests
{
    [Theory]
    [InlineData(1304, 1, 3, 4)]
    [InlineData(2305, 2, 3, 5)]
    [InlineData(2804, 2, 8, 4)]
    [InlineData(20906, 2, 9, 6)]
    [InlineData(21003, 2, 10, 3)]
    [InlineData(23007, 2, 30, 7)]
    [InlineData(23203, 2, 32, 3)]
    [InlineData(30000, 3, 0, 0)]
    public void CodesAndVersionsAreTheSameThing(int code, int major, int minor, int patch)
    {
        NcclVersion version = new(major, minor, patch);

        Assert.Equal(version, NcclVersion.FromCode(code));
        Assert.Equal(code, version.Code);
        Assert.Equal($"{major}.{minor}.{patch}", version.ToString());
    }

    [Fact]
    public void EveryCodeOfBothFormsComesBack()
    {
        for (int minor = 0; minor < 100; minor++)
        {
            for (int patch = 0; patch < 100; patch++)
            {
                NcclVersion version = new(2, minor, patch);
                Assert.Equal(version, NcclVersion.FromCode(version.Code));
            }
        }
    }

    [Fact]
    public void ComparesByNumbersNotByText()
    {
        NcclVersion older = new(2, 9, 6);
        NcclVersion newer = new(2, 21, 5);

        Assert.True(older < newer);
        Assert.True(newer > older);
        Assert.True(older <= newer);
        Assert.True(newer >= new NcclVersion(2, 21, 5));
        Assert.False(newer < older);
        Assert.False(older >= newer);
        Assert.False(newer <= older);
        Assert.False(older > newer);
    }

    [Fact]
    public void RefusesANegativeCode() => Assert.Throws<ArgumentOutOfRangeException>(() => NcclVersion.FromCode(-1));
}
