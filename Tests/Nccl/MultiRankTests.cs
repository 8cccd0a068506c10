using TypedCollectives.Interop.Nccl;
using TypedCollectives.Nccl.Tests.Support;

namespace TypedCollectives.Nccl.Tests;

/// <summary>Two ranks on one device, where NCCL takes them.</summary>
public sealed class MultiRankTests
{
    [Theory]
    [InlineData("2.30.3", "1", null)]
    [InlineData("2.32.3", "1", null)]
    [InlineData("2.30.3", null, "NCCL_MULTI_RANK_GPU_ENABLE is not set")]
    [InlineData("2.30.3", "0", "NCCL_MULTI_RANK_GPU_ENABLE is 0")]
    [InlineData("2.29.7", "1", "the library loaded is 2.29.7")]
    public void TwoRanksShareADeviceWhereTheLibraryTakesThem(string version, string? setting, string? refused)
    {
        int[] parts = [.. version.Split('.').Select(int.Parse)];
        NcclVersion loaded = new(parts[0], parts[1], parts[2]);
        (int, int)[] ranks = [(0, 5), (1, 6), (2, 5)];
        if (refused is null)
        {
            NcclMultiRank.Check(loaded, Setting, ranks);
            Assert.Contains("at most 2 ranks", Assert.Throws<NotSupportedException>(() => NcclMultiRank.Check(loaded, Setting, [.. ranks, (3, 5)])).Message);
            return;
        }

        Assert.Equal(
            $"Ranks 0 and 2 are both to take CUDA device 5, and {refused}. NCCL 2.30.3 and newer take two ranks on one device if "
            + "NCCL_MULTI_RANK_GPU_ENABLE=1 is set before the process starts; otherwise give each rank a device of its own.",
            Assert.Throws<NotSupportedException>(() => NcclMultiRank.Check(loaded, Setting, ranks)).Message);
        NcclMultiRank.Check(loaded, Setting, [(0, 5), (1, 6)]);

        string? Setting(string name) => name == "NCCL_MULTI_RANK_GPU_ENABLE" ? setting : null;
    }

    [Fact]
    public void NcclsOwnRefusalGetsTheSameAdvice()
    {
        var standin = new Standin { LastError = "Duplicate GPU detected : rank 0 and rank 1 both on CUDA device 1000" };
        standin.Fail("ncclCommInitRankConfig", NcclResult.InvalidUsage);
        string message = Assert.Throws<NcclException>(() => standin.InitAll(2)).Message;
        Assert.Contains("Duplicate GPU detected", message);
        Assert.EndsWith("otherwise give each rank a device of its own.", message);
    }
}
