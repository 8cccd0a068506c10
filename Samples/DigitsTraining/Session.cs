using System.Diagnostics;

namespace TypedCollectives.Samples.DigitsTraining;

/// <summary>One run of the program: read, train, check, plot.</summary>
internal static class Session
{
    /// <summary>The largest relative difference allowed between the weights of two runs that should end with the same.</summary>
    public const double Tolerance = 1e-4;

    /// <returns>Whether everything that was checked holds.</returns>
    public static bool Run(Options options, Report report)
    {
        IReadOnlyList<Digit> digits = DigitsFile.Read(options.Data);
        DigitsSplit split = DigitsSplit.Of(digits, options.Training.Seed);
        report.Line($"{digits.Count} digits: {split.Train.Count} to learn from, {split.Test.Count} held out to test on");

        var communicators = new CommunicatorOptions { Backend = options.Backend };
        long start = Stopwatch.GetTimestamp();
        TrainingResult result;
        bool holds = true;
        using (CommunicatorClique clique =
            options.Devices is { } count ? Communicator.InitAll(count, communicators) : Communicator.InitAll(communicators))
        {
            foreach (Communicator comm in clique)
                report.Line($"rank {comm.Rank} of {comm.Size}: {comm.Device}");
            report.Line($"backend: {clique.BackendReason}");
            result = report.Train(
                options.Training.Epochs, epoch => Trainer.Train(clique, split, options.Training, ExchangeMode.Overlapped, epoch));
            report.Line($"time: {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s");
            if (options.Compare is { } rounds)
                holds = Comparison.Run(clique, split, options.Training, rounds, result, report);
        }

        if (options.Plot is { } path)
        {
            LossPlot.Save(path, result.Epochs);
            report.Line($"loss curve: {path}");
        }

        report.Line($"test accuracy: {100 * result.Accuracy:0.0} %");
        bool equal = result.ReplicasAreEqual;
        report.Line($"replicas bitwise equal: {(equal ? "yes" : "NO")}");
        if (options.Verify ?? result.Weights.Count > 1)
            holds &= Verify(split, options.Training, communicators, result, report);
        return equal && holds;
    }

    private static bool Verify(
        DigitsSplit split, TrainingOptions training, CommunicatorOptions communicators, TrainingResult result, Report report)
    {
        using CommunicatorClique clique = Communicator.InitAll(1, communicators);
        TrainingResult alone = Trainer.Train(clique, split, training, ExchangeMode.Overlapped, _ => { });
        WeightDifference difference = WeightDifference.Between(new NetworkShape(training.Hidden), result.Weights[0], alone.Weights[0]);
        bool holds = difference.IsWithin(Tolerance);
        report.Line($"largest relative difference of the weights to training on one device, over the network's tensors:");
        report.Line($"  |a - b| / |b| = {difference.Norm:0.0e+00}, max |a[i] - b[i]| / max |b[i]| = {difference.Element:0.0e+00}");
        report.Line($"  at most {Tolerance:0e+00} allowed: {(holds ? "holds" : "FAILS")}");
        return holds;
    }
}
