using TypedCollectives.Samples.DigitsTraining;

namespace TypedCollectives.Samples.Tests;

public sealed class TrainerTests
{
    private static readonly IReadOnlyList<Digit> Digits = DigitsFile.Read(DigitsFile.Default);

    // Batches that divide by the devices and by the digits, ones that do not, and ones with fewer digits than devices.
    [Theory]
    [InlineData(BackendKind.Host, 2, 64)]
    [InlineData(BackendKind.Host, 3, 64)]
    [InlineData(BackendKind.Host, 4, 1438)]
    [InlineData(BackendKind.Host, 8, 5)]
    [InlineData(BackendKind.Peer, 3, 50)]
    public void SeveralDevicesLearnWhatOneLearns(BackendKind backend, int devices, int batch)
    {
        CudaDevices.SkipIfTooFew(backend, devices);
        var options = new TrainingOptions(Epochs: 3, batch, Seed: 2);

        TrainingResult several = Train(backend, devices, options);
        TrainingResult one = Train(BackendKind.Host, 1, options);

        Assert.Equal(devices, several.Weights.Count);
        Assert.True(several.ReplicasAreEqual);
        WeightDifference difference = WeightDifference.Between(several.Weights[0], one.Weights[0]);
        Assert.True(difference.IsWithin(Session.Tolerance), $"{difference}");
        Assert.Equal(one.Epochs.Select(epoch => epoch.Loss), several.Epochs.Select(epoch => epoch.Loss), (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal(one.Accuracy, several.Accuracy);
    }

    [Fact]
    public void ASeedRepeatsARunAndAnotherDoesNot()
    {
        var options = new TrainingOptions(Epochs: 2, Batch: 64, Seed: 1);

        double[] weights = Train(BackendKind.Host, 2, options).Weights[0];

        Assert.Equal(weights, Train(BackendKind.Host, 2, options).Weights[0]);
        Assert.NotEqual(weights, Train(BackendKind.Host, 2, options with { Seed = 2 }).Weights[0]);
    }

    [Fact]
    public void ReplicasThatDifferByABitAreNotEqual()
    {
        var epochs = new[] { new EpochResult(1, 1, 0.5) };

        Assert.True(new TrainingResult(epochs, [[1.0, 0.0], [1.0, 0.0]]).ReplicasAreEqual);
        Assert.False(new TrainingResult(epochs, [[1.0, 0.0], [1.0, 0.0], [Math.BitIncrement(1.0), 0.0]]).ReplicasAreEqual);
        Assert.False(new TrainingResult(epochs, [[1.0, 0.0], [1.0, -0.0]]).ReplicasAreEqual);
    }

    private static TrainingResult Train(BackendKind backend, int devices, TrainingOptions options)
    {
        using CommunicatorClique clique = Communicator.InitAll(devices, new CommunicatorOptions { Backend = backend });
        return Trainer.Train(clique, DigitsSplit.Of(Digits, options.Seed), options, _ => { });
    }
}
