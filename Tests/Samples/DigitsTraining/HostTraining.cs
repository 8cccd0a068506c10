using System.Numerics.Tensors;
using TypedCollectives.Samples.DigitsTraining;

namespace TypedCollectives.Samples.Tests;

/// <summary>The sample's training by other means: one replica on the host, without kernels and collectives.</summary>
internal static class HostTraining
{
    private const double Momentum = 0.9;

    /// <returns>The weights, and the mean loss of each epoch.</returns>
    public static (double[] Weights, double[] Losses) Train(DigitsSplit split, TrainingOptions options)
    {
        var shape = new NetworkShape(options.Hidden);
        var network = new HostNetwork(shape);
        double[] weights = shape.DrawWeights(options.Seed);
        var velocity = new double[shape.Length];
        var random = new Random(options.Seed);
        Digit[] order = [.. split.Train];
        var losses = new double[options.Epochs];
        for (int epoch = 0; epoch < options.Epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (Digit[] batch in order.Chunk(options.Batch))
            {
                network.Load(weights);
                losses[epoch] += batch.Sum(network.Learn) / order.Length;
                for (int i = 0; i < weights.Length; i++)
                {
                    velocity[i] = (velocity[i] * Momentum) + (network.GradientSum[i] / batch.Length);
                    weights[i] -= options.LearningRate * velocity[i];
                }
            }
        }

        return (weights, losses);
    }
}
