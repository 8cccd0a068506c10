using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives.Samples.OverlappedTraining;

/// <summary>One device's copy of a layer, as the collectives see it.</summary>
/// <remarks>The gradients of weights and biases are views side by side of one allocation: an exchange of both is one call.</remarks>
[CollectiveState]
internal sealed partial class Layer : IDisposable
{
    private readonly MemoryBuffer1D<float, Stride1D.Dense> _gradients;

    public Layer(Accelerator accelerator, StackShape shape)
    {
        Parameters = accelerator.Allocate1D<float>(shape.Weights + shape.Width);
        _gradients = accelerator.Allocate1D<float>(shape.Weights + shape.Width);
        WeightGradients = _gradients.View.SubView(0, shape.Weights);
        BiasGradients = _gradients.View.SubView(shape.Weights, shape.Width);
        Weights = Parameters.View.SubView(0, shape.Weights);
        Biases = Parameters.View.SubView(shape.Weights, shape.Width);
    }

    /// <summary>Weights, then biases; every replica starts from rank 0's.</summary>
    [Broadcast(Root = 0)]
    public MemoryBuffer1D<float, Stride1D.Dense> Parameters { get; }

    /// <summary>A row of weights for each input.</summary>
    public ArrayView<float> Weights { get; }

    public ArrayView<float> Biases { get; }

    [AllReduce(ReduceOp.Average, Bucket = "gradients")]
    public ArrayView<float> WeightGradients { get; }

    [AllReduce(ReduceOp.Average, Bucket = "gradients")]
    public ArrayView<float> BiasGradients { get; }

    /// <summary>The gradients of <see cref="Parameters"/>, in their order.</summary>
    public ArrayView<float> Gradients => _gradients.View;

    public void Dispose()
    {
        Parameters.Dispose();
        _gradients.Dispose();
    }
}
