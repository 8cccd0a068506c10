using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives.Samples.DigitsTraining;

/// <summary>One rank of the training: computes on its shard of every batch, and steps along the exchanged gradient, on its device.</summary>
/// <remarks>
/// Digits, weights and gradients stay on the device. What a step needs is put on the communicator's stream, one thread driving all ranks;
/// the host waits at the end of an epoch.
/// </remarks>
internal sealed class Learner : IDisposable
{
    private const double Momentum = 0.9;

    private readonly Communicator _comm;
    private readonly Accelerator _accelerator;
    private readonly LoadedKernels _kernels;
    private readonly Network _network;
    private readonly DeviceDigits _train;
    private readonly DeviceDigits _ordered; // the digits to learn from in the order of the epoch
    private readonly DeviceDigits _test;
    private readonly MemoryBuffer1D<int, Stride1D.Dense> _order;
    private readonly MemoryBuffer1D<int, Stride1D.Dense> _hits;
    private readonly MemoryBuffer1D<double, Stride1D.Dense> _losses; // of this rank's digits, in the order of the epoch
    private readonly MemoryBuffer1D<double, Stride1D.Dense> _velocity;
    private readonly double _learningRate;
    private DigitRange _shard;
    private double _scale;

    public Learner(Communicator comm, DigitsSplit split, TrainingOptions options)
    {
        _comm = comm;
        _accelerator = comm.Accelerator;
        _learningRate = options.LearningRate;
        var shape = new NetworkShape(options.Hidden);
        _kernels = new LoadedKernels(_accelerator, comm.Stream);
        _train = new DeviceDigits(_accelerator, comm.Stream, split.Train);
        _ordered = new DeviceDigits(_accelerator, split.Train.Count);
        _test = new DeviceDigits(_accelerator, comm.Stream, split.Test);
        _order = _accelerator.Allocate1D<int>(split.Train.Count);
        _hits = _accelerator.Allocate1D<int>(split.Test.Count);
        _losses = _accelerator.Allocate1D<double>(split.Train.Count);
        _losses.View.BaseView.MemSetToZero(comm.Stream);
        _velocity = _accelerator.Allocate1D<double>(shape.Length);
        _velocity.View.BaseView.MemSetToZero(comm.Stream);
        Replica = new Replica(_accelerator, shape);
        int shard = (Math.Min(options.Batch, split.Train.Count) + comm.Size - 1) / comm.Size;
        _network = new Network(_accelerator, _kernels, Replica, shape, Math.Max(shard, split.Test.Count));

        // Each rank draws weights of its own; the broadcast replaces all but rank 0's.
        Replica.Weights.View.CopyFromCPU(comm.Stream, shape.DrawWeights(options.Seed + comm.Rank));
    }

    public Replica Replica { get; }

    /// <summary>Puts the digits to learn from into an order.</summary>
    public void BeginEpoch(int[] order)
    {
        _accelerator.Bind();
        _order.View.CopyFromCPU(_comm.Stream, order);
        _kernels.Arrange(_order.View, _train.All.Pixels, _train.All.Labels, _ordered.All.Pixels, _ordered.All.Labels);
    }

    /// <summary>Begins a step: this rank's part of the forward pass over a batch.</summary>
    /// <remarks>
    /// Rank r of n takes the digits from r/n to (r+1)/n of the batch; shards differ by a digit where the batch does not divide. The sum
    /// over the shard is scaled by n over the length of the whole batch, so that the average over the ranks is exactly the mean over the
    /// batch, for shards of any length (the last batch of an epoch is shorter) and even for an empty one.
    /// </remarks>
    public void Forward(int start, int length)
    {
        int first = length * _comm.Rank / _comm.Size;
        int count = (length * (_comm.Rank + 1) / _comm.Size) - first;
        _shard = _ordered.All.Slice(start + first, count);
        _scale = (double)_comm.Size / length;
        _accelerator.Bind();
        _network.Forward(_shard);
        _network.Loss(_shard, _losses.View.SubView(start + first, count));
    }

    /// <summary>Fills the replica's output gradients.</summary>
    public void BackwardOutput()
    {
        _accelerator.Bind();
        _network.BackwardOutput(_shard, _scale);
    }

    /// <summary>Fills the replica's hidden gradients.</summary>
    public void BackwardHidden()
    {
        _accelerator.Bind();
        _network.BackwardHidden(_shard, _scale);
    }

    /// <summary>Steps along the replica's gradients, which are every rank's by now.</summary>
    public void Step()
    {
        _accelerator.Bind();
        _kernels.Step(
            Replica.Gradients.Cast<Four>(),
            Momentum,
            _learningRate,
            _velocity.View.BaseView.Cast<Four>(),
            Replica.Weights.View.BaseView.Cast<Four>());
    }

    /// <summary>The losses of the epoch's digits in its order, 0 where another rank had the digit; waits for the device.</summary>
    public double[] Losses() => Read(_losses);

    /// <summary>The share of the digits to test on that is recognised; waits for the device.</summary>
    public double Accuracy()
    {
        _accelerator.Bind();
        _network.Forward(_test.All);
        _network.Recognise(_test.All, _hits.View);
        return Read(_hits).Average();
    }

    /// <summary>The weights; waits for the device.</summary>
    public double[] Weights() => Read(Replica.Weights);

    public void Dispose()
    {
        foreach (IDisposable owned in (IDisposable[])[_network, Replica, _velocity, _losses, _hits, _order, _test, _ordered, _train])
            owned.Dispose();
    }

    private T[] Read<T>(MemoryBuffer1D<T, Stride1D.Dense> buffer)
        where T : unmanaged
    {
        var values = new T[buffer.Length];
        _accelerator.Bind();
        buffer.View.CopyToCPU(_comm.Stream, values);
        _comm.Stream.Synchronize();
        return values;
    }
}
