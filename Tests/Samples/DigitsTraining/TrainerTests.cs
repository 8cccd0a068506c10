using TypedCollectives.Samples.DigitsTraining;

namespace TypedCollectives.Samples.Tests;

public sealed class TrainerTests
{
    // 320 to learn from.
    private static readonly IReadOnlyList<Digit> Digits = [.. DigitsFile.Read(DigitsFile.Default).Take(400)];

    // Batches that divide by the devices and by the digits, ones that do not, and ones with fewer digits than devices.
    [Theory]
    [InlineData(BackendKind.Host, 1, 64, 256)]
    [InlineData(BackendKind.Host, 2, 64, 256)]
    [InlineData(BackendKind.Host, 3, 64, 32)]
    [InlineData(BackendKind.Host, 4, 1000, 32)]
    [InlineData(BackendKind.Host, 8, 5, 4)]
    [InlineData(BackendKind.Peer, 2, 50, 32)]
    [InlineData(BackendKind.Peer, 3, 50, 32)]
    public void DevicesLearnWhatTheHostLearnsAlone(BackendKind backend, int devices, int batch, int hidden)
    {
        CudaDevices.SkipIfTooFew(backend, devices);
        var options = new TrainingOptions(Epochs: 2, batch, Seed: 2, hidden);

        TrainingResult result = Train(backend, devices, options);
        (double[] weights, double[] losses) = HostTraining.Train(DigitsSplit.Of(Digits, options.Seed), options);

        Assert.Equal(devices, result.Weights.Count);
        Assert.True(result.ReplicasAreEqual);
        WeightDifference difference = WeightDifference.Between(new NetworkShape(hidden), result.Weights[0], weights);
        Assert.True(difference.IsWithin(1e-10), $"{difference}");
        Assert.Equal(losses, result.Epochs.Select(epoch => epoch.Loss), (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void TheAccuracyIsTheShareOfTheTestDigitsRecognised()
    {
        var options = new TrainingOptions(Epochs: 4, Batch: 64, Seed: 2, Hidden: 32);
        DigitsSplit split = DigitsSplit.Of(Digits, options.Seed);

        TrainingResult result = Train(BackendKind.Host, 2, options);

        var network = new HostNetwork(new NetworkShape(options.Hidden));
        network.Load(result.Weights[0]);
        Assert.Equal(split.Test.Average(digit => network.Classify(digit) == digit.Label ? 1.0 : 0.0), result.Accuracy);
        Assert.InRange(result.Accuracy, 0.5, 1);
    }

    // The sum over ranks runs in rank order on host devices, so even the rounding is the same.
    [Fact]
    public void ExchangingByACallForEachBufferGivesTheSame()
    {
        var options = new TrainingOptions(Epochs: 1, Batch: 64, Seed: 2, Hidden: 32);

        Assert.Equal(Train(BackendKind.Host, 3, options).Weights[0], Train(BackendKind.Host, 3, options, ExchangeMode.PerBuffer).Weights[0]);
    }

    [Fact]
    public void ASeedRepeatsARunAndAnotherDoesNot()
    {
        var options = new TrainingOptions(Epochs: 2, Batch: 64, Seed: 1, Hidden: 32);

        double[] weights = Train(BackendKind.Host, 2, options).Weights[0];

        Assert.Equal(weights, Train(BackendKind.Host, 2, options).Weights[0]);
        Assert.NotEqual(weights, Train(BackendKind.Host, 2, options with { Seed = 2 }).Weights[0]);
    }

    [Fact]
    public void ReplicasThatDifferByABitAreNotEqual()
    {
        var epochs = new[] { new EpochResult(1, 1, 0.5, 0) };

        Assert.True(new TrainingResult(epochs, [[1.0, 0.0], [1.0, 0.0]]).ReplicasAreEqual);
        Assert.False(new TrainingResult(epochs, [[1.0, 0.0], [1.0, 0.0], [Math.BitIncrement(1.0), 0.0]]).ReplicasAreEqual);
        Assert.False(new TrainingResult(epochs, [[1.0, 0.0], [1.0, -0.0]]).ReplicasAreEqual);
    }

    [Theory]
    [InlineData(3.0, new[] { 3.0 })]
    [InlineData(2.0, new[] { 3.0, 2.0 })]
    [InlineData(5.0, new[] { 100.0, 5.0, 4.0 })]
    [InlineData(5.0, new[] { 100.0, 4.0, 6.0, 5.0 })]
    public void AStepTakesTheMedianOfTheEpochs(double median, double[] epochs) =>
        Assert.Equal(median, new TrainingResult([.. epochs.Select(seconds => new EpochResult(1, 1, 1, seconds))], []).StepSeconds);

    private static TrainingResult Train(
        BackendKind backend, int devices, TrainingOptions options, ExchangeMode mode = ExchangeMode.Overlapped)
    {
        using CommunicatorClique clique = Communicator.InitAll(devices, new CommunicatorOptions { Backend = backend });
        return Trainer.Train(clique, DigitsSplit.Of(Digits, options.Seed), options, mode, _ => { });
    }
}
