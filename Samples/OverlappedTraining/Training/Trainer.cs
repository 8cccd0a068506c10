using System.Diagnostics;
using System.Runtime.InteropServices;

namespace TypedCollectives.Samples.OverlappedTraining;

/// <summary>Trains the replicas of a clique, one thread driving all devices.</summary>
internal sealed class Trainer : IDisposable
{
    private const float Rate = 0.5f;
    private const int Seed = 1;

    private readonly CommunicatorClique _clique;
    private readonly Options _options;
    private readonly Stack[] _stacks;
    private readonly Layer[][] _layers; // of every rank, layer by layer

    public Trainer(CommunicatorClique clique, Options options)
    {
        _clique = clique;
        _options = options;
        _stacks = [.. clique.Select(comm => new Stack(comm, options.Shape))];
        _layers = [.. Enumerable.Range(0, options.Shape.Layers).Select(i => _stacks.Select(stack => stack.Layers[i]).ToArray())];
    }

    /// <summary>Trains from the same start in any mode.</summary>
    public ModeResult Train(Mode mode)
    {
        _stacks[0].Initialize(Seed); // the broadcast replaces what the others have
        using (CollectiveGroup.Open())
        {
            foreach (Layer[] replicas in _layers)
                _clique.BroadcastParameters(replicas);
        }

        using BucketExchange exchange = new(_clique, new BucketOptions { PartBytes = _options.PartBytes });
        Layer.GradientsBucket[] buckets = [.. _layers.Select(replicas => new Layer.GradientsBucket(exchange, replicas))];
        Action backward = mode switch
        {
            Mode.Overlapped => () => BackwardOverlapped(exchange, buckets),
            Mode.PerBuffer => BackwardPerBuffer,
            Mode.After => BackwardThenExchange,
            _ => Backward,
        };

        Step(backward); // compiles kernels and makes connections
        double firstLoss = Loss();
        _clique.Synchronize();
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < _options.Steps; i++)
            Step(backward);
        _clique.Synchronize();
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        float[] weights = _stacks[0].Weights();
        bool equal = _stacks.Skip(1).All(stack => Bits(stack.Weights()).SequenceEqual(Bits(weights)));
        return new ModeResult(mode, _options.Steps / seconds, firstLoss, Loss(), equal, weights);
    }

    public void Dispose()
    {
        foreach (Stack stack in _stacks)
            stack.Dispose();
    }

    private void Step(Action backward)
    {
        foreach (Stack stack in _stacks)
        {
            stack.Forward();
            stack.BeginBackward();
        }

        backward();
        foreach (Stack stack in _stacks)
            stack.Step(Rate);
    }

    /// <summary>Gradients travel while the layers below compute theirs.</summary>
    private void BackwardOverlapped(BucketExchange exchange, Layer.GradientsBucket[] buckets)
    {
        for (int i = buckets.Length - 1; i >= 0; i--)
        {
            foreach (Stack stack in _stacks)
                stack.Backward(i);
            buckets[i].ReadyBiasGradients();
            buckets[i].ReadyWeightGradients();
        }

        exchange.Wait();
    }

    /// <summary>A call for each buffer; the layers below wait for it.</summary>
    private void BackwardPerBuffer()
    {
        for (int i = _layers.Length - 1; i >= 0; i--)
        {
            foreach (Stack stack in _stacks)
                stack.Backward(i);
            _clique.AllReduceBiasGradients(_layers[i]);
            _clique.AllReduceWeightGradients(_layers[i]);
        }
    }

    /// <summary>One group for all buffers, after the last layer.</summary>
    private void BackwardThenExchange()
    {
        Backward();
        using (CollectiveGroup.Open())
        {
            foreach (Layer[] replicas in _layers)
            {
                _clique.AllReduceBiasGradients(replicas);
                _clique.AllReduceWeightGradients(replicas);
            }
        }
    }

    private void Backward()
    {
        for (int i = _layers.Length - 1; i >= 0; i--)
        {
            foreach (Stack stack in _stacks)
                stack.Backward(i);
        }
    }

    private static ReadOnlySpan<int> Bits(float[] values) => MemoryMarshal.Cast<float, int>(values);

    private double Loss() => _stacks.Average(stack => stack.Loss());
}
