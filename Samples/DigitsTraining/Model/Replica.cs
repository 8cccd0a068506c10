using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives.Samples.DigitsTraining;

/// <summary>One device's copy of the model, as the collectives see it; the generator writes the methods that exchange it.</summary>
[CollectiveState]
internal sealed partial class Replica : IDisposable
{
    private readonly MemoryBuffer1D<double, Stride1D.Dense> _gradients;

    public Replica(Communicator comm)
    {
        Weights = comm.Accelerator.Allocate1D<double>(NetworkShape.Length);
        _gradients = comm.Accelerator.Allocate1D<double>(NetworkShape.Length);
        HiddenGradients = View(NetworkShape.HiddenLayer);
        OutputGradients = View(NetworkShape.OutputLayer);
    }

    /// <summary>Every replica starts from rank 0's weights.</summary>
    [Broadcast(Root = 0)]
    public MemoryBuffer1D<double, Stride1D.Dense> Weights { get; }

    /// <summary>Every replica steps along the mean of all ranks' gradients.</summary>
    /// <remarks>Both layers' gradients lie side by side: the bucket exchanges them by one call.</remarks>
    [AllReduce(ReduceOp.Average, Bucket = "gradients")]
    public ArrayView<double> HiddenGradients { get; }

    /// <inheritdoc cref="HiddenGradients"/>
    [AllReduce(ReduceOp.Average, Bucket = "gradients")]
    public ArrayView<double> OutputGradients { get; }

    public void Dispose()
    {
        Weights.Dispose();
        _gradients.Dispose();
    }

    private ArrayView<double> View(Range layer)
    {
        (int start, int length) = layer.GetOffsetAndLength(NetworkShape.Length);
        return _gradients.View.SubView(start, length);
    }
}
