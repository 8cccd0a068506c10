namespace TypedCollectives.Samples.DigitsTraining;

/// <summary>What decides a training run's result, but for the number of devices.</summary>
/// <param name="Epochs">How often all digits are seen.</param>
/// <param name="Batch">The digits of one step, over all devices.</param>
/// <param name="Seed">Decides the digits held out, the starting weights and the order of the digits.</param>
/// <param name="Hidden">The units of the hidden layer.</param>
internal sealed record TrainingOptions(int Epochs, int Batch, int Seed, int Hidden = NetworkShape.DefaultHidden)
{
    private const double LargestRate = 0.1;
    private const double LargestRateFromBatch = 64;

    /// <summary>
    /// The length of a step along the gradient: in proportion to the batch where that is small, since few digits give a rough gradient, and
    /// to 1 over the hidden units where they are more than usual, since all of them move the outputs.
    /// </summary>
    public double LearningRate =>
        LargestRate * Math.Min(1, Batch / LargestRateFromBatch) * Math.Min(1, (double)NetworkShape.DefaultHidden / Hidden);
}
