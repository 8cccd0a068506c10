using System.Net;

namespace TypedCollectives.Tests;

public sealed class SocketAddressTextTests
{
    [Theory]
    [InlineData("10.0.0.5:5000", "10.0.0.5", 5000, 0)]
    [InlineData("127.0.0.1:65535", "127.0.0.1", 65535, 0)]
    [InlineData("[fd00::5]:5000", "fd00::5", 5000, 0)]
    [InlineData("[::1]:1", "::1", 1, 0)]
    [InlineData("[fe80::1%7]:5000", "fe80::1%7", 5000, 7)]
    public void An_address_is_read(string text, string address, int port, long scope)
    {
        IPEndPoint endPoint = SocketAddressText.Parse(text, "NCCL_COMM_ID");
        Assert.Equal(new IPEndPoint(IPAddress.Parse(address), port), endPoint);
        Assert.Equal(scope, address.Contains(':') ? endPoint.Address.ScopeId : 0);
    }

    [Fact]
    public void The_scope_may_be_the_name_of_an_interface()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The loopback is called lo on Linux.");
        long index = SocketAddressText.Parse("[fe80::1%lo]:5000", "NCCL_COMM_ID").Address.ScopeId;
        Assert.Equal(int.Parse(File.ReadAllText("/sys/class/net/lo/ifindex")), index);
    }

    [Fact]
    public void A_host_is_looked_up() =>
        Assert.True(IPAddress.IsLoopback(SocketAddressText.Parse("localhost:5000", "NCCL_COMM_ID").Address));

    [Theory]
    [InlineData("", "an address is host:port, [v6]:port or [fe80::1%eth0]:port")]
    [InlineData("10.0.0.5", "an address is host:port, [v6]:port or [fe80::1%eth0]:port")]
    [InlineData(":5000", "an address is host:port, [v6]:port or [fe80::1%eth0]:port")]
    [InlineData("[fd00::5]", "an address is host:port, [v6]:port or [fe80::1%eth0]:port")]
    [InlineData("[fd00::5:5000", "an address is host:port, [v6]:port or [fe80::1%eth0]:port")]
    [InlineData("10.0.0.5:", "the port is a number from 1 to 65535")]
    [InlineData("10.0.0.5:0", "the port is a number from 1 to 65535")]
    [InlineData("10.0.0.5:65536", "the port is a number from 1 to 65535")]
    [InlineData("10.0.0.5:-1", "the port is a number from 1 to 65535")]
    [InlineData("10.0.0.5:5000x", "the port is a number from 1 to 65535")]
    [InlineData("fd00::5:5000", "an IPv6 address stands in brackets: [v6]:port")]
    [InlineData("[10.0.0.5]:5000", "'10.0.0.5' is no IPv6 address")]
    [InlineData("[]:5000", "'' is no IPv6 address")]
    [InlineData("[fe80::1%no-such-0]:5000", "there is no interface 'no-such-0'")]
    public void What_is_no_address_is_refused_with_the_reason(string text, string reason)
    {
        CollectiveException exception = Assert.Throws<CollectiveException>(() => SocketAddressText.Parse(text, "NCCL_COMM_ID"));
        Assert.Equal($"NCCL_COMM_ID={text}: {reason}.", exception.Message);
    }
}
