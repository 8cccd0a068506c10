using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

namespace TypedCollectives;

/// <summary>One rank of an exchange: the stream that computes, the one that exchanges, and what orders them.</summary>
internal sealed class BucketLane : IDisposable
{
    private readonly AcceleratorStream _compute;
    private readonly StreamEvent _ready;
    private readonly StreamEvent _done;

    internal BucketLane(Communicator communicator, AcceleratorStream compute)
    {
        Communicator = communicator;
        Accelerator accelerator = communicator.Accelerator;
        if (compute.Accelerator != accelerator)
            throw BucketErrors.StreamOfAnotherDevice(communicator, compute);
        _compute = compute;

        // Like the communicator's own stream, one that does not wait for the legacy default stream.
        Exchange = accelerator is CudaAccelerator cuda ? CudaStreams.Create(cuda) : accelerator.CreateStream();
        _ready = new StreamEvent(accelerator);
        _done = new StreamEvent(accelerator);
    }

    internal Communicator Communicator { get; }

    internal AcceleratorStream Exchange { get; }

    /// <summary>Has the exchange wait for what is on the computing stream by now.</summary>
    internal void Enter()
    {
        _ready.Record(_compute);
        Exchange.WaitFor(_ready);
    }

    /// <summary>Has the computing stream wait for what is exchanged by now.</summary>
    internal void Leave()
    {
        _done.Record(Exchange);
        _compute.WaitFor(_done);
    }

    public void Dispose()
    {
        _ready.Dispose();
        _done.Dispose();
        Exchange.Dispose();
    }
}
