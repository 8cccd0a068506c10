using System.Runtime.InteropServices;

namespace TypedCollectives.Samples.OverlappedTraining;

/// <summary>What the training in one mode ended with.</summary>
/// <param name="Mode">The mode.</param>
/// <param name="StepsPerSecond">How fast it was, without the first step.</param>
/// <param name="FirstLoss">The mean loss over all devices in the first step.</param>
/// <param name="LastLoss">The mean loss over all devices in the last step.</param>
/// <param name="Weights">The weights of every replica, in rank order.</param>
internal sealed record ModeResult(Mode Mode, double StepsPerSecond, double FirstLoss, double LastLoss, IReadOnlyList<float[]> Weights)
{
    /// <summary>Whether all replicas have the same weights to the last bit.</summary>
    public bool ReplicasAreEqual => Weights.All(weights =>
        MemoryMarshal.AsBytes<float>(weights).SequenceEqual(MemoryMarshal.AsBytes<float>(Weights[0])));
}
