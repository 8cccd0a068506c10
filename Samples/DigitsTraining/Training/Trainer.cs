using System.Diagnostics;

namespace TypedCollectives.Samples.DigitsTraining;

/// <summary>Data-parallel training: a replica a device, each computing on its shard of every batch; one thread drives all devices.</summary>
internal static class Trainer
{
    /// <summary>Trains from the start.</summary>
    /// <param name="clique">The devices.</param>
    /// <param name="split">The digits.</param>
    /// <param name="options">What decides the result.</param>
    /// <param name="mode">How the gradients are exchanged.</param>
    /// <param name="report">Called after each epoch.</param>
    public static TrainingResult Train(
        CommunicatorClique clique, DigitsSplit split, TrainingOptions options, ExchangeMode mode, Action<EpochResult> report)
    {
        var learners = new List<Learner>();
        try
        {
            foreach (Communicator comm in clique)
                learners.Add(new Learner(comm, split, options));
            Replica[] replicas = [.. learners.Select(learner => learner.Replica)];
            clique.BroadcastWeights(replicas);
            using IGradientExchange exchange =
                mode == ExchangeMode.Overlapped ? new OverlappedExchange(clique, replicas) : new PerBufferExchange(clique, replicas);

            // One order of the digits for all ranks, decided by the seed alone.
            var random = new Random(options.Seed);
            int[] order = [.. Enumerable.Range(0, split.Train.Count)];
            var epochs = new List<EpochResult>();
            for (int epoch = 1; epoch <= options.Epochs; epoch++)
            {
                random.Shuffle(order);
                foreach (Learner learner in learners)
                    learner.BeginEpoch(order);
                clique.Synchronize();
                double stepSeconds = Steps(clique, learners, exchange, order.Length, options.Batch);
                epochs.Add(new EpochResult(epoch, learners.SelectMany(learner => learner.Losses()).Sum() / order.Length, learners[0].Accuracy(), stepSeconds));
                report(epochs[^1]);
            }

            return new TrainingResult(epochs, [.. learners.Select(learner => learner.Weights())]);
        }
        finally
        {
            foreach (Learner learner in learners)
                learner.Dispose();
        }
    }

    /// <summary>The steps of an epoch.</summary>
    /// <returns>The seconds of one.</returns>
    private static double Steps(CommunicatorClique clique, List<Learner> learners, IGradientExchange exchange, int digits, int batch)
    {
        long begin = Stopwatch.GetTimestamp();
        int steps = 0;
        for (int start = 0; start < digits; start += batch)
        {
            Step(learners, exchange, start, Math.Min(batch, digits - start));
            steps++;
        }

        clique.Synchronize();
        return Stopwatch.GetElapsedTime(begin).TotalSeconds / steps;
    }

    /// <summary>One step of all ranks; the host puts it on the streams and waits for nothing.</summary>
    private static void Step(List<Learner> learners, IGradientExchange exchange, int start, int length)
    {
        foreach (Learner learner in learners)
        {
            learner.Forward(start, length);
            learner.BackwardOutput();
        }

        exchange.OutputIsReady();
        foreach (Learner learner in learners)
            learner.BackwardHidden();
        exchange.HiddenIsReady();
        exchange.Wait();
        foreach (Learner learner in learners)
            learner.Step();
    }
}
