using System.Numerics.Tensors;
using ILGPU.Runtime;

namespace TypedCollectives.Samples.DigitsTraining;

/// <summary>One rank of the training: computes on its shard of every batch, and steps along the exchanged gradient.</summary>
/// <remarks>
/// The mathematics is the host's, whatever the device; weights and gradients are copied to and from the replica's buffers around
/// each collective, on the communicator's stream, so that copy and collective run in order.
/// </remarks>
internal sealed class Learner(Communicator comm, Replica replica, double learningRate)
{
    private const double Momentum = 0.9;

    private readonly Network _network = new();
    private readonly double[] _gradients = new double[NetworkShape.Length];
    private readonly double[] _velocity = new double[NetworkShape.Length];

    public double[] Weights { get; } = new double[NetworkShape.Length];

    /// <summary>The sum of the losses of this rank's shard of the batch it computed last.</summary>
    public double LossSum { get; private set; }

    /// <summary>Draws starting weights and puts them into the replica's buffer.</summary>
    public void Initialize(int seed)
    {
        Network.Initialize(Weights, seed);
        replica.Weights.View.BaseView.CopyFromCPU(comm.Stream, Weights);
    }

    public void FetchWeights() => replica.Weights.View.BaseView.CopyToCPU(comm.Stream, Weights);

    /// <summary>Computes this rank's part of a batch's gradient.</summary>
    /// <remarks>
    /// Rank r of n takes the digits from r/n to (r+1)/n of the batch; shards differ by a digit where the batch does not divide. The sum
    /// over the shard is scaled by n over the length of the whole batch, so that the average over the ranks is exactly the mean over the
    /// batch, for shards of any length (the last batch of an epoch is shorter) and even for an empty one.
    /// </remarks>
    public void ComputeGradients(ReadOnlySpan<Digit> batch)
    {
        int start = batch.Length * comm.Rank / comm.Size;
        int end = batch.Length * (comm.Rank + 1) / comm.Size;
        _network.Load(Weights);
        LossSum = 0;
        foreach (Digit digit in batch[start..end])
            LossSum += _network.Learn(digit);

        TensorPrimitives.Multiply(_network.GradientSum, (double)comm.Size / batch.Length, _gradients);
    }

    public void StoreOutputGradients() => replica.OutputGradients.CopyFromCPU(comm.Stream, _gradients.AsSpan(NetworkShape.OutputLayer));

    public void StoreHiddenGradients() => replica.HiddenGradients.CopyFromCPU(comm.Stream, _gradients.AsSpan(NetworkShape.HiddenLayer));

    public void FetchGradients()
    {
        replica.OutputGradients.CopyToCPU(comm.Stream, _gradients.AsSpan(NetworkShape.OutputLayer));
        replica.HiddenGradients.CopyToCPU(comm.Stream, _gradients.AsSpan(NetworkShape.HiddenLayer));
    }

    /// <summary>Stochastic gradient descent with momentum: the same arithmetic on the same bits on every rank.</summary>
    public void Step()
    {
        TensorPrimitives.MultiplyAdd(_velocity, Momentum, _gradients, _velocity);
        TensorPrimitives.MultiplyAdd(_velocity, -learningRate, Weights, Weights);
    }

    /// <summary>The share of digits recognised.</summary>
    public double Accuracy(IReadOnlyList<Digit> digits)
    {
        _network.Load(Weights);
        return (double)digits.Count(digit => _network.Classify(digit) == digit.Label) / digits.Count;
    }
}
