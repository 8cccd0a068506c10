using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives.Samples.DigitsTraining;

/// <summary>One device's copy of the model, as the collectives see it; the generator writes the methods that exchange it.</summary>
[CollectiveState]
internal sealed partial class Replica : IDisposable
{
    private readonly MemoryBuffer1D<double, Stride1D.Dense> _gradients;

    public Replica(Accelerator accelerator, NetworkShape shape)
    {
        Weights = accelerator.Allocate1D<double>(shape.Length);
        _gradients = accelerator.Allocate1D<double>(shape.Length);
        HiddenWeights = Layer(Weights, shape.HiddenLayer);
        OutputWeights = Layer(Weights, shape.OutputLayer);
        HiddenGradients = Layer(_gradients, shape.HiddenLayer);
        OutputGradients = Layer(_gradients, shape.OutputLayer);
    }

    /// <summary>Every replica starts from rank 0's weights.</summary>
    [Broadcast(Root = 0)]
    public MemoryBuffer1D<double, Stride1D.Dense> Weights { get; }

    /// <summary>Every replica steps along the mean of all ranks' gradients.</summary>
    [AllReduce(ReduceOp.Average, Bucket = "gradients")]
    public ArrayView<double> HiddenGradients { get; }

    /// <inheritdoc cref="HiddenGradients"/>
    [AllReduce(ReduceOp.Average, Bucket = "gradients")]
    public ArrayView<double> OutputGradients { get; }

    /// <summary>The gradients of all layers.</summary>
    public ArrayView<double> Gradients => _gradients.View;

    /// <summary>The weights and biases of the hidden layer.</summary>
    public ArrayView<double> HiddenWeights { get; }

    /// <summary>The weights and biases of the output layer.</summary>
    public ArrayView<double> OutputWeights { get; }

    public void Dispose()
    {
        Weights.Dispose();
        _gradients.Dispose();
    }

    private static ArrayView<double> Layer(MemoryBuffer1D<double, Stride1D.Dense> all, Range layer)
    {
        (int start, int length) = layer.GetOffsetAndLength(all.View.IntLength);
        return all.View.SubView(start, length);
    }
}
