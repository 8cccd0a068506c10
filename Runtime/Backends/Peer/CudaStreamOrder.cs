using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using TypedCollectives.Interop.Cuda;

namespace TypedCollectives;

/// <summary>Orders CUDA streams by events; the host waits for nothing.</summary>
internal sealed class CudaStreamOrder : StreamOrder
{
    private readonly CollectiveDevice[] _devices;
    private readonly CUevent[] _events;

    internal unsafe CudaStreamOrder(CollectiveDevice[] devices)
    {
        _devices = devices;
        _events = new CUevent[devices.Length];
        for (int rank = 0; rank < devices.Length; rank++)
        {
            devices[rank].Accelerator.Bind();
            CUevent created;
            CudaDriver.Check(CudaNative.cuEventCreate(&created, CUevent_flags.DisableTiming), "cuEventCreate");
            _events[rank] = created;
        }
    }

    internal override void AfterPrevious(ReadOnlySpan<AcceleratorStream> streams)
    {
        Record(streams);
        for (int rank = 0; rank < streams.Length; rank++)
            Wait(streams[rank], (rank + streams.Length - 1) % streams.Length);
    }

    internal override void AfterAll(ReadOnlySpan<AcceleratorStream> streams)
    {
        Record(streams);
        for (int rank = 0; rank < streams.Length; rank++)
        {
            for (int other = 0; other < streams.Length; other++)
            {
                if (other != rank)
                    Wait(streams[rank], other);
            }
        }
    }

    public override void Dispose()
    {
        for (int rank = 0; rank < _events.Length; rank++)
        {
            _devices[rank].Accelerator.Bind();
            _ = CudaNative.cuEventDestroy_v2(_events[rank]);
        }
    }

    // An event waited for can be recorded again at once: a wait is for the record that was the last one when it was made.
    private void Record(ReadOnlySpan<AcceleratorStream> streams)
    {
        for (int rank = 0; rank < streams.Length; rank++)
        {
            _devices[rank].Accelerator.Bind();
            CudaDriver.Check(CudaNative.cuEventRecord(_events[rank], StreamOf(streams[rank])), "cuEventRecord");
        }
    }

    private void Wait(AcceleratorStream stream, int other)
    {
        stream.Accelerator.Bind();
        CudaDriver.Check(CudaNative.cuStreamWaitEvent(StreamOf(stream), _events[other], 0), "cuStreamWaitEvent");
    }

    private static CUstream StreamOf(AcceleratorStream stream) => new(((CudaStream)stream).StreamPtr);
}
