using TypedCollectives.Interop.Mpi;

namespace TypedCollectives.Interop.Tests.Mpi;

/// <summary>Ranks that MPI starts make communicators by it (Tests/Ranks).</summary>
public sealed class MpiRendezvousTests
{
    public static TheoryData<MpiAbi> Abis => MpiJobTests.Abis;

    [Theory]
    [MemberData(nameof(Abis))]
    public async Task FourRanksMeetByMpiTwiceAndReduce(MpiAbi abi)
    {
        (int exitCode, string[] lines) = await MpiLauncher.Require(abi).RunAsync(4, "from-environment");

        Assert.Equal(0, exitCode);
        Assert.Equal(4, lines.Length);
        for (int rank = 0; rank < 4; rank++)
        {
            Assert.StartsWith($"rank {rank} of 4: sums 40,4000; Host: asked for; ", lines[rank]);
            Assert.Contains("the id came by MPI (", lines[rank]);
        }
    }

    [Theory]
    [MemberData(nameof(Abis))]
    public async Task ARankThatFailsEndsTheJobWithItsCode(MpiAbi abi)
    {
        (int exitCode, _) = await MpiLauncher.Require(abi).RunAsync(3, "fail");
        Assert.Equal(17, exitCode);
    }
}
