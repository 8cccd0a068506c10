using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives.Samples.Quickstart;

/// <summary>What one device holds of a model: the buffers say which collective keeps them in step.</summary>
/// <remarks>
/// The generator writes the rest of the type. For one rank: <c>BroadcastWeights(comm)</c>, <c>AllReduceGradients(comm)</c> and
/// <c>Synchronize(comm)</c>, which does both inside one group. For every device of the process, the same as extension methods of
/// the clique: <c>clique.AllReduceGradients(replicas)</c>.
/// </remarks>
/// <typeparam name="T">The element type.</typeparam>
[CollectiveState]
internal sealed partial class Replica<T> : IDisposable
    where T : unmanaged
{
    /// <summary>Makes the buffers on the device of a rank: a collective takes no buffer of another device.</summary>
    public Replica(Communicator comm, int length)
    {
        Weights = comm.Accelerator.Allocate1D<T>(length);
        Gradients = comm.Accelerator.Allocate1D<T>(length);
    }

    /// <summary>Every rank starts from the weights of rank 0.</summary>
    [Broadcast(Root = 0)]
    public MemoryBuffer1D<T, Stride1D.Dense> Weights { get; }

    /// <summary>Every rank goes on with the mean of all ranks' gradients.</summary>
    [AllReduce(ReduceOp.Average)]
    public MemoryBuffer1D<T, Stride1D.Dense> Gradients { get; }

    public void Dispose()
    {
        Weights.Dispose();
        Gradients.Dispose();
    }
}
