using TypedCollectives.Tests.Rendezvous;

namespace TypedCollectives.Tests;

public sealed class LocalDeviceTests
{
    [Theory]
    [InlineData(3, "LOCAL_RANK", "1", 3)]
    [InlineData(null, "LOCAL_RANK", "1", 1)]
    [InlineData(null, "OMPI_COMM_WORLD_LOCAL_RANK", "2", 2)]
    [InlineData(null, "MPI_LOCALRANKID", "3", 3)]
    [InlineData(null, "MV2_COMM_WORLD_LOCAL_RANK", "4", 4)]
    [InlineData(null, "PALS_LOCAL_RANKID", "6", 6)]
    [InlineData(null, "SLURM_LOCALID", "5", 5)]
    [InlineData(null, "SLURM_LOCALID", "", 0)]
    [InlineData(null, "RANK", "7", 0)]
    public void ARankThatNamesNoDeviceTakesThatOfItsLocalRank(int? device, string name, string value, int expected)
    {
        Assert.Equal(expected, LocalDevice.Choose(device, variable => variable == name ? value : null));
    }

    [Theory]
    [InlineData("LOCAL_RANK", "first")]
    [InlineData("SLURM_LOCALID", "-5")]
    public void ALocalRankThatIsNoNumberIsAnErrorAndNotTheFirstDevice(string name, string value)
    {
        string message = $"{name}={value}: expected a whole number, at least 0.";
        Assert.Equal(message, Assert.Throws<CollectiveException>(() => LocalDevice.Choose(null, Only)).Message);
        Assert.Equal(message, Assert.Throws<CollectiveException>(() => LocalDevice.ChooseOwn(null, Only, 8)).Message);
        Assert.Equal(2, LocalDevice.Choose(2, Only));

        string? Only(string variable) => variable == name ? value : null;
    }

    [Fact]
    public void OneOfSeveralDevicesIsNotTakenBlindly()
    {
        var exception = Assert.Throws<CollectiveException>(() => LocalDevice.ChooseOwn(null, Variables.Of("RANK=3 WORLD_SIZE=4"), 8));
        Assert.Equal(
            "RANK=3 of 4 ranks is to take one of 8 CUDA devices, and nothing says which: set LOCAL_RANK to its number among the ranks of its "
            + "host, or name the device.",
            exception.Message);
        Assert.Equal(5, LocalDevice.ChooseOwn(5, Variables.Of("RANK=3 WORLD_SIZE=4"), 8));
        Assert.Equal(2, LocalDevice.ChooseOwn(null, Variables.Of("RANK=3 WORLD_SIZE=4 LOCAL_RANK=2"), 8));
    }

    [Theory]
    [InlineData("RANK=3 WORLD_SIZE=4", 1)] // one host each, or the launcher shows each rank its own device
    [InlineData("RANK=0 WORLD_SIZE=1", 8)]
    [InlineData("", 8)]
    public void TheFirstDeviceIsTakenWhereNothingSpeaksAgainstIt(string environment, int count) =>
        Assert.Equal(0, LocalDevice.ChooseOwn(null, Variables.Of(environment), count));
}
