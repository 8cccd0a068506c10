namespace TypedCollectives.Samples.DigitsTraining;

/// <summary>Compares the ways of exchanging gradients: what a step takes, and that they end with the same weights.</summary>
internal static class Comparison
{
    /// <param name="clique">The devices.</param>
    /// <param name="split">The digits.</param>
    /// <param name="training">What is trained.</param>
    /// <param name="rounds">How often in each way.</param>
    /// <param name="expected">What the training ends with.</param>
    /// <param name="report">Gets the figures.</param>
    /// <returns>Whether the weights are the same.</returns>
    public static bool Run(
        CommunicatorClique clique, DigitsSplit split, TrainingOptions training, int rounds, TrainingResult expected, Report report)
    {
        var shape = new NetworkShape(training.Hidden);
        var results = new List<(ExchangeMode Mode, double StepSeconds, WeightDifference Difference, bool ReplicasAreEqual)>();

        // In turn: clocks and caches change while the program runs.
        for (int round = 0; round < rounds; round++)
        {
            foreach (ExchangeMode mode in Enum.GetValues<ExchangeMode>())
            {
                TrainingResult result = Trainer.Train(clique, split, training, mode, _ => { });
                results.Add((mode, result.StepSeconds, WeightDifference.Between(shape, result.Weights[0], expected.Weights[0]), result.ReplicasAreEqual));
            }
        }

        report.Line($"{shape.Length * sizeof(double) / 1024.0:0} KiB of gradients; time of a step, the median of {rounds} trainings (least - most):");
        foreach (IGrouping<ExchangeMode, double> mode in results.GroupBy(result => result.Mode, result => 1e6 * result.StepSeconds))
        {
            double[] times = [.. mode.Order()];
            report.Line($"  {Name(mode.Key),-35} {times[(times.Length - 1) / 2],8:0.0} us ({times[0]:0.0} - {times[^1]:0.0})");
        }

        bool same = results.All(result => result.Difference.IsWithin(Session.Tolerance) && result.ReplicasAreEqual);
        report.Line(
            $"  weights differ by {results.Max(result => Math.Max(result.Difference.Norm, result.Difference.Element)):0.0e+00}, at most {Session.Tolerance:0e+00} allowed, replicas bitwise equal: {(same ? "holds" : "FAILS")}");
        return same;
    }

    private static string Name(ExchangeMode mode) => mode switch
    {
        ExchangeMode.Overlapped => "bucket, during the backward pass:",
        _ => "one call for each buffer:",
    };
}
