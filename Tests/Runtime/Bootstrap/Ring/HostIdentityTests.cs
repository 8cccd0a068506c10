namespace TypedCollectives.Tests;

public sealed class HostIdentityTests
{
    [Fact]
    public void AHostIsItsNameAndItsBoot()
    {
        HostIdentity first = HostIdentity.Of(null, "node", "boot", 1, "pid:[1]");
        Assert.Equal(first.HostHash, HostIdentity.Of("", "node", "boot", 2, "pid:[2]").HostHash);
        Assert.NotEqual(first.HostHash, HostIdentity.Of(null, "node", "another boot", 1, "pid:[1]").HostHash);
        Assert.NotEqual(first.HostHash, HostIdentity.Of(null, "container", "boot", 1, "pid:[1]").HostHash);
    }

    [Fact]
    public void NcclHostIdReplacesBoth() => Assert.Equal(
        HostIdentity.Of("rack7", "container1", "boot", 1, "").HostHash, HostIdentity.Of("rack7", "container2", "another boot", 1, "").HostHash);

    [Fact]
    public void AProcessIsItsNumberInItsNamespace()
    {
        HostIdentity first = HostIdentity.Of(null, "node", "boot", 1, "pid:[1]");
        Assert.Equal(first, HostIdentity.Of(null, "node", "boot", 1, "pid:[1]"));
        Assert.NotEqual(first.ProcessHash, HostIdentity.Of(null, "node", "boot", 2, "pid:[1]").ProcessHash);
        Assert.NotEqual(first.ProcessHash, HostIdentity.Of(null, "node", "boot", 1, "pid:[2]").ProcessHash);
    }

    [Fact]
    public void ThisProcessIsAlwaysTheSame()
    {
        Assert.Equal(HostIdentity.Current(), HostIdentity.Current());
        Assert.Equal(Environment.ProcessId, HostIdentity.Current().ProcessId);
    }
}
