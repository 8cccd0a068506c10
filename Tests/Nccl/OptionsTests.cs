using TypedCollectives.Interop.Nccl;
using TypedCollectives.Nccl.Tests.Support;

namespace TypedCollectives.Nccl.Tests;

/// <summary>Options reach NCCL in their places; those it cannot take are refused by name.</summary>
public sealed class OptionsTests
{
    /// <summary>Every option, the version that brought it, and what NCCL is given.</summary>
    public static TheoryData<string, string, NcclOptions, string> Each => new()
    {
        { "CgaClusterSize", "2.17.0", new() { CgaClusterSize = 4 }, "cga=4" },
        { "MaxCtas", "2.17.0", new() { MaxCtas = 5 }, "max=5" },
        { "MinCtas", "2.17.0", new() { MinCtas = 2, MaxCtas = 5 }, "min=2 max=5" },
        { "NetName", "2.17.0", new() { NetName = "Socket" }, "net=Socket" },
        { "SplitShare", "2.18.0", new() { SplitShare = true }, "splitShare=1" },
        { "TrafficClass", "2.26.0", new() { TrafficClass = -3 }, "traffic=-3" },
        { "Name", "2.27.0", new() { Name = "größe" }, "name=größe" },
        { "CollnetEnable", "2.27.0", new() { CollnetEnable = false }, "collnet=0" },
        { "CtaPolicy", "2.27.0", new() { CtaPolicy = NcclCtaPolicy.Zero }, "policy=2" },
        { "ShrinkShare", "2.27.0", new() { ShrinkShare = true }, "shrinkShare=1" },
        { "NvlsCtas", "2.27.0", new() { NvlsCtas = 6 }, "nvls=6" },
        { "ChannelsPerNetPeer", "2.28.0", new() { ChannelsPerNetPeer = 64 }, "channels=64" },
        { "NvlinkCentricScheduling", "2.28.0", new() { NvlinkCentricScheduling = true }, "nvlink=1" },
        { "GraphUsageMode", "2.29.0", new() { GraphUsageMode = NcclGraphUsage.Single }, "graphs=1" },
        { "RmaContexts", "2.29.0", new() { RmaContexts = 0 }, "rmaCtx=0" },
        { "MaxP2pPeers", "2.30.3", new() { MaxP2pPeers = 8 }, "p2p=8" },
        { "GraphStreamOrdering", "2.30.7", new() { GraphStreamOrdering = true }, "ordering=1" },
        { "LaunchOrderImplicit", "2.31.0", new() { LaunchOrderImplicit = true }, "implicit=1" },
        { "RmaSignals", "2.31.0", new() { RmaSignals = 9 }, "rmaSig=9" },
        { "RmaEagerInit", "2.31.0", new() { RmaEagerInit = true }, "eager=1" },
        { "HostCftMode", "2.31.0", new() { HostCftMode = NcclHostCftMode.Fallback }, "cft=3" },
        { "NvlsHostMode", "2.32.0", new() { NvlsHostMode = NcclNvlsHostMode.DisableTransport }, "nvlsHost=1" },
    };

    [Theory]
    [MemberData(nameof(Each))]
    public void AnOptionReachesTheVersionThatBroughtItAndNoOlderOne(string option, string since, NcclOptions options, string given)
    {
        int[] parts = [.. since.Split('.').Select(int.Parse)];
        var standin = new Standin { Version = new NcclVersion(parts[0], parts[1], parts[2]) };
        using (standin.InitAll(1, options))
        {
            Assert.Equal($"ncclGetUniqueId\nncclGroupStart\nncclCommInitRankConfig 1 7 0 | blocking=1 {given}\nncclGroupEnd", standin.TakeCalls());
        }

        NcclVersion before = parts[2] > 0 ? new(2, parts[1], parts[2] - 1) : new(2, parts[1] - 1, 9);
        var old = new Standin { Version = before };
        var exception = Assert.Throws<NotSupportedException>(() => old.InitAll(1, options));
        Assert.Equal($"NcclOptions.{option} needs NCCL {since}; the library loaded is {before} ({Standin.File}).", exception.Message);
        Assert.DoesNotContain("ncclCommInitRankConfig", old.TakeCalls());
    }

    [Fact]
    public void EveryOptionIsInThatList() => Assert.Equal(
        typeof(NcclOptions).GetProperties().Select(property => property.Name).Except([nameof(NcclOptions.Blocking), "EqualityContract"]).Order(),
        Each.Select(row => row.Data.Item1).Order());

    [Fact]
    public void WithoutOptionsNothingIsSetButTheBlockingMode()
    {
        var standin = new Standin();
        using CommunicatorClique clique = standin.InitAll(2);
        Assert.Equal(
            """
            ncclGetUniqueId
            ncclGroupStart
            ncclCommInitRankConfig 2 7 0 | blocking=1
            ncclCommInitRankConfig 2 7 1 | blocking=1
            ncclGroupEnd
            """,
            standin.TakeCalls());
    }

    [Fact]
    public void ACliqueCanBeNonBlocking()
    {
        var standin = new Standin { Polls = 3 };
        using (standin.InitAll(1, new NcclOptions { Blocking = false }))
            Assert.Contains("| blocking=0\n", standin.TakeCalls());
        Assert.Equal("ncclCommFinalize #0\nncclCommDestroy #0", standin.TakeCalls());
    }

    [Fact]
    public void TheNameIsThereAsLongAsTheCommunicator()
    {
        var standin = new Standin();
        using (standin.InitAll(1, new NcclOptions { Name = "the trainer" }))
            standin.TakeCalls();
        Assert.Equal("ncclCommDestroy #0 the trainer", standin.TakeCalls());
    }

    public static TheoryData<Func<NcclOptions>, string> OutOfRange => new()
    {
        { () => new() { CgaClusterSize = -1 }, "CgaClusterSize" },
        { () => new() { MinCtas = 0 }, "MinCtas" },
        { () => new() { MaxCtas = 0 }, "MaxCtas" },
        { () => new() { NvlsCtas = 0 }, "NvlsCtas" },
        { () => new() { ChannelsPerNetPeer = 0 }, "ChannelsPerNetPeer" },
        { () => new() { ChannelsPerNetPeer = 65 }, "ChannelsPerNetPeer" },
        { () => new() { MaxP2pPeers = 0 }, "MaxP2pPeers" },
        { () => new() { RmaContexts = -1 }, "RmaContexts" },
        { () => new() { RmaSignals = -1 }, "RmaSignals" },
        { () => new() { CtaPolicy = (NcclCtaPolicy)4 }, "CtaPolicy" },
        { () => new() { GraphUsageMode = (NcclGraphUsage)3 }, "GraphUsageMode" },
        { () => new() { HostCftMode = (NcclHostCftMode)4 }, "HostCftMode" },
        { () => new() { NetName = "" }, "NetName" },
        { () => new() { Name = "" }, "Name" },
    };

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void WhatNcclWouldRefuseIsRefusedWhereItIsSet(Func<NcclOptions> make, string option) =>
        Assert.Equal(option, Assert.ThrowsAny<ArgumentException>(() => make()).ParamName);

    public static TheoryData<NcclOptions, string> Contradictions => new()
    {
        { new() { MinCtas = 2 }, "MinCtas=2 needs MaxCtas" },
        { new() { MinCtas = 3, MaxCtas = 2 }, "MinCtas=3 is more than MaxCtas=2" },
        { new() { GraphStreamOrdering = false }, "needs GraphUsageMode None or Single" },
        { new() { GraphStreamOrdering = false, GraphUsageMode = NcclGraphUsage.Mixed }, "needs GraphUsageMode None or Single" },
    };

    [Theory]
    [MemberData(nameof(Contradictions))]
    public void OptionsThatContradictEachOtherAreRefusedBeforeNcclIsAsked(NcclOptions options, string message)
    {
        var standin = new Standin();
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => standin.InitAll(1, options)).Message);
        Assert.DoesNotContain("ncclCommInit", standin.TakeCalls());
    }

    [Fact]
    public void GraphsMayBeOrderedByTheirUserWhereTheyAreNotMixed()
    {
        var standin = new Standin();
        using CommunicatorClique clique = standin.InitAll(1, new NcclOptions { GraphStreamOrdering = false, GraphUsageMode = NcclGraphUsage.Single });
        Assert.Contains("graphs=1 ordering=0", standin.TakeCalls());
    }
}
