using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives.Samples.DigitsTraining;

/// <summary>One device's copy of the model, as the collectives see it; the generator writes the methods that exchange it.</summary>
[CollectiveState]
internal sealed partial class Replica : IDisposable
{
    public Replica(Communicator comm)
    {
        Weights = comm.Accelerator.Allocate1D<double>(NetworkShape.Length);
        Gradients = comm.Accelerator.Allocate1D<double>(NetworkShape.Length);
    }

    /// <summary>Every replica starts from rank 0's weights.</summary>
    [Broadcast(Root = 0)]
    public MemoryBuffer1D<double, Stride1D.Dense> Weights { get; }

    /// <summary>Every replica steps along the mean of all ranks' gradients.</summary>
    [AllReduce(ReduceOp.Average)]
    public MemoryBuffer1D<double, Stride1D.Dense> Gradients { get; }

    public void Dispose()
    {
        Weights.Dispose();
        Gradients.Dispose();
    }
}
