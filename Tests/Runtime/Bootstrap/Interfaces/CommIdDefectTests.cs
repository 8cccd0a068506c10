using System.Net;
using TypedCollectives.Interop.Nccl;

namespace TypedCollectives.Tests;

public sealed class CommIdDefectTests
{
    [Theory]
    [InlineData(22901, false)]
    [InlineData(22902, true)]
    [InlineData(22903, true)]
    [InlineData(22907, true)]
    [InlineData(22908, false)]
    [InlineData(23003, false)]
    [InlineData(22809, false)]
    [InlineData(2902, false)]
    public void IPv4_addresses_are_refused_for_the_versions_that_compare_them_wrongly(int version, bool isRefused)
    {
        var loaded = NcclVersion.FromCode(version);
        Assert.Equal(isRefused, CommIdDefect.Describe(loaded, IPAddress.Parse("10.0.0.5")) is not null);
        Assert.Null(CommIdDefect.Describe(loaded, IPAddress.Parse("fd00::5")));
    }

    [Fact]
    public void The_refusal_says_what_to_do()
    {
        CollectiveException exception = Assert.Throws<CollectiveException>(
            () => CommIdDefect.Refuse(new NcclVersion(2, 29, 3), "127.0.0.1:5000"));
        Assert.Equal(
            "NCCL 2.29.3 compares the networks of IPv4 addresses the wrong way round when NCCL_COMM_ID is set (2.29.2 to 2.29.7): "
            + "use NCCL 2.30.3 or later, an IPv6 address, or no NCCL_COMM_ID.",
            exception.Message);
        CommIdDefect.Refuse(new NcclVersion(2, 28, 9), "127.0.0.1:5000");
        CommIdDefect.Refuse(new NcclVersion(2, 29, 3), "[::1]:5000");
        CommIdDefect.Refuse(new NcclVersion(2, 29, 3), null);
    }
}
