namespace TypedCollectives.Samples.DigitsTraining;

/// <summary>How an epoch went.</summary>
/// <param name="Epoch">Its number, from 1.</param>
/// <param name="Loss">The mean loss of the training digits, each at the time it was learned from.</param>
/// <param name="Accuracy">The share of the test digits recognised after the epoch.</param>
/// <param name="StepSeconds">How long a step took on average.</param>
internal sealed record EpochResult(int Epoch, double Loss, double Accuracy, double StepSeconds);
