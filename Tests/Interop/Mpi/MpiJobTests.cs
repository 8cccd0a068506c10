using TypedCollectives.Interop.Mpi;

namespace TypedCollectives.Interop.Tests.Mpi;

/// <summary>Every function, in jobs of real ranks, each of which prints what it saw (Tests/Ranks).</summary>
public sealed class MpiJobTests
{
    public static TheoryData<MpiAbi> Abis => [MpiAbi.OpenMpi, MpiAbi.Mpich];

    [Theory]
    [MemberData(nameof(Abis))]
    public async Task FourRanksCallEveryFunction(MpiAbi abi)
    {
        (int exitCode, string[] lines) = await MpiLauncher.Require(abi).RunAsync(4, "mpi-calls");

        Assert.Equal(0, exitCode);
        Assert.Equal(4, lines.Length);
        for (int rank = 0; rank < 4; rank++)
        {
            Assert.StartsWith(
                $"rank {rank} of 4: {abi}; initialized 01; finalized 01; serialized True; same level True; id True; "
                + $"gathered 1,11,21,31; sum {(4L << 40) + 6}; min 0.5; max 3.5; faults caught; ",
                lines[rank]);
        }
    }

    [Theory]
    [MemberData(nameof(Abis))]
    public async Task AnAbortEndsRanksThatWaitAndGivesItsCode(MpiAbi abi)
    {
        (int exitCode, string[] lines) = await MpiLauncher.Require(abi).RunAsync(3, "mpi-abort");

        Assert.Equal(23, exitCode);
        Assert.Empty(lines);
    }
}
