namespace TypedCollectives.Samples.DigitsTraining;

/// <summary>Data-parallel training: a replica a device, each computing on its shard of every batch.</summary>
internal static class Trainer
{
    /// <summary>Trains from the start.</summary>
    /// <param name="clique">The devices.</param>
    /// <param name="split">The digits.</param>
    /// <param name="options">What decides the result.</param>
    /// <param name="report">Called after each epoch.</param>
    public static TrainingResult Train(
        CommunicatorClique clique, DigitsSplit split, TrainingOptions options, Action<EpochResult> report)
    {
        Replica[] replicas = [.. clique.Select(comm => new Replica(comm))];
        try
        {
            Learner[] learners = [.. clique.Select(comm => new Learner(comm, replicas[comm.Rank], options.LearningRate))];
            Start(clique, replicas, learners, options.Seed);
            using BucketExchange exchange = new(clique);
            Replica.GradientsBucket gradients = new(exchange, replicas);

            // One order of the digits for all ranks, decided by the seed alone.
            var random = new Random(options.Seed);
            Digit[] order = [.. split.Train];
            var epochs = new List<EpochResult>();
            for (int epoch = 1; epoch <= options.Epochs; epoch++)
            {
                random.Shuffle(order);
                double loss = 0;
                for (int start = 0; start < order.Length; start += options.Batch)
                {
                    ReadOnlyMemory<Digit> batch = order.AsMemory(start, Math.Min(options.Batch, order.Length - start));
                    loss += Step(clique, exchange, gradients, learners, batch);
                }

                epochs.Add(new EpochResult(epoch, loss / order.Length, learners[0].Accuracy(split.Test)));
                report(epochs[^1]);
            }

            return new TrainingResult(epochs, [.. learners.Select(learner => learner.Weights)]);
        }
        finally
        {
            foreach (Replica replica in replicas)
                replica.Dispose();
        }
    }

    private static void Start(CommunicatorClique clique, Replica[] replicas, Learner[] learners, int seed)
    {
        // Each rank draws weights of its own; the broadcast replaces all but rank 0's.
        for (int rank = 0; rank < learners.Length; rank++)
            learners[rank].Initialize(seed + rank);
        clique.BroadcastWeights(replicas);
        clique.Synchronize();
        foreach (Learner learner in learners)
            learner.FetchWeights();
    }

    /// <summary>One step of all ranks.</summary>
    /// <returns>The sum of the batch's losses.</returns>
    private static double Step(
        CommunicatorClique clique, BucketExchange exchange, Replica.GradientsBucket gradients, Learner[] learners, ReadOnlyMemory<Digit> batch)
    {
        // Ranks compute side by side; nothing in here waits for another rank.
        Parallel.ForEach(learners, learner => learner.ComputeGradients(batch.Span));

        // As the backward pass goes: the output layer's first.
        foreach (Learner learner in learners)
            learner.StoreOutputGradients();
        gradients.ReadyOutputGradients();
        foreach (Learner learner in learners)
            learner.StoreHiddenGradients();
        gradients.ReadyHiddenGradients();
        exchange.Wait();
        clique.Synchronize();
        foreach (Learner learner in learners)
        {
            learner.FetchGradients();
            learner.Step();
        }

        return learners.Sum(learner => learner.LossSum);
    }
}
