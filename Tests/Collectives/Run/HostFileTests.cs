namespace TypedCollectives.Tools.Tests;

public sealed class HostFileTests
{
    [Fact]
    public void A_host_a_line_with_slots_and_comments()
    {
        IReadOnlyList<Host> hosts = HostFile.Parse(["# the machines", "node1 slots=4", "", "  node2  # the slow one", "10.0.0.3\tslots=2"], "f");
        Assert.Equal([new Host("node1", 4), new Host("node2", 1), new Host("10.0.0.3", 2)], hosts);
    }

    [Theory]
    [InlineData("node1 slots=0")]
    [InlineData("node1 slots=-1")]
    [InlineData("node1 slots=")]
    [InlineData("node1 slots = 2")]
    [InlineData("node1 max=2")]
    [InlineData("slots=2")]
    [InlineData("-oProxyCommand=x")]
    public void What_is_no_host_is_named_with_its_line(string line)
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => HostFile.Parse(["node0", line], "the-file"));
        Assert.Equal($"the-file, line 2: '{line}' is not 'host [slots=N]' with N at least 1.", exception.Message);
    }

    [Fact]
    public void A_host_that_is_listed_twice_is_an_error() => Assert.Equal(
        "f, line 3: a is listed twice. Give it more slots instead.",
        Assert.Throws<ArgumentException>(() => HostFile.Parse(["a", "b", "a slots=2"], "f")).Message);

    [Fact]
    public void Ranks_fill_one_host_after_the_other()
    {
        Host a = new("a", 2), b = new("b", 3);
        Assert.Equal([new(0, 0, 2, a), new(1, 1, 2, a), new(2, 0, 1, b)], Placement.Assign(3, [a, b]));
        Assert.Equal(5, Placement.Assign(null, [a, b]).Count);
        Assert.Equal(
            "6 ranks do not fit into 5 slots on 2 hosts.",
            Assert.Throws<ArgumentException>(() => Placement.Assign(6, [a, b])).Message);
    }
}
