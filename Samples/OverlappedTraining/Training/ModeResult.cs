namespace TypedCollectives.Samples.OverlappedTraining;

/// <summary>What the training in one mode ended with.</summary>
/// <param name="Mode">The mode.</param>
/// <param name="StepsPerSecond">How fast it was, without the first step.</param>
/// <param name="FirstLoss">The mean loss over all devices in the first step.</param>
/// <param name="LastLoss">The mean loss over all devices in the last step.</param>
/// <param name="ReplicasAreEqual">Whether all replicas have the same weights to the last bit.</param>
/// <param name="Weights">The weights of rank 0's replica.</param>
internal sealed record ModeResult(
    Mode Mode, double StepsPerSecond, double FirstLoss, double LastLoss, bool ReplicasAreEqual, float[] Weights);
