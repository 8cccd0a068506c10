using ILGPU.Runtime;
using TypedCollectives.Interop.Cuda;

namespace TypedCollectives;

/// <summary>An event of the CUDA driver.</summary>
internal sealed unsafe class CudaEventMark : EventMark
{
    private readonly Accelerator _accelerator;
    private readonly CUevent _event;

    internal CudaEventMark(Accelerator accelerator, bool keepsTime)
    {
        _accelerator = accelerator;
        accelerator.Bind();
        CUevent created;
        CudaDriver.Check(
            CudaNative.cuEventCreate(&created, keepsTime ? CUevent_flags.Default : CUevent_flags.DisableTiming), "cuEventCreate");
        _event = created;
    }

    internal override bool IsReached
    {
        get
        {
            _accelerator.Bind();
            CUresult result = CudaNative.cuEventQuery(_event);
            // Captured now, or recorded in a capture that has ended: such an event is never reached by itself.
            if (result is CUresult.CapturedEvent or CUresult.InvalidValue)
                throw StreamErrors.EventOfACapture();
            if (result != CUresult.NotReady)
                CudaDriver.Check(result, "cuEventQuery");
            return result == CUresult.Success;
        }
    }

    internal override void Record(AcceleratorStream stream)
    {
        _accelerator.Bind();
        CudaDriver.Check(CudaNative.cuEventRecord(_event, CudaStreams.HandleOf(stream)), "cuEventRecord");
    }

    internal override void Hold(AcceleratorStream stream)
    {
        stream.Accelerator.Bind();
        CudaDriver.Check(CudaNative.cuStreamWaitEvent(CudaStreams.HandleOf(stream), _event, 0), "cuStreamWaitEvent");
    }

    internal override TimeSpan Since(EventMark start)
    {
        _accelerator.Bind();
        float milliseconds;
        CudaDriver.Check(
            CudaNative.cuEventElapsedTime(&milliseconds, ((CudaEventMark)start)._event, _event), "cuEventElapsedTime");
        return TimeSpan.FromMilliseconds(milliseconds);
    }

    public override void Dispose()
    {
        if (_accelerator.IsDisposed)
            return; // its context, which the event was part of, may be gone
        _accelerator.Bind();
        CudaDriver.Check(CudaNative.cuEventDestroy_v2(_event), "cuEventDestroy");
    }
}
