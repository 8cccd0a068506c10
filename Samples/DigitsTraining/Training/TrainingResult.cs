using System.Runtime.InteropServices;

namespace TypedCollectives.Samples.DigitsTraining;

/// <summary>What a training run ended with.</summary>
/// <param name="Epochs">How each epoch went.</param>
/// <param name="Weights">The weights of every replica, in rank order.</param>
internal sealed record TrainingResult(IReadOnlyList<EpochResult> Epochs, IReadOnlyList<double[]> Weights)
{
    public double Accuracy => Epochs[^1].Accuracy;

    /// <summary>The median over the epochs: the first, which compiles and connects, does not count where there are others.</summary>
    public double StepSeconds => Epochs.Select(epoch => epoch.StepSeconds).Order().ElementAt((Epochs.Count - 1) / 2);

    /// <summary>Whether all replicas have the same weights to the last bit.</summary>
    public bool ReplicasAreEqual => Weights.All(weights =>
        MemoryMarshal.AsBytes<double>(weights).SequenceEqual(MemoryMarshal.AsBytes<double>(Weights[0])));
}
