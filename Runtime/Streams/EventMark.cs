using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

namespace TypedCollectives;

/// <summary>What an event is on one kind of accelerator.</summary>
internal abstract class EventMark : IDisposable
{
    /// <summary>Whether everything before the last record is done.</summary>
    internal abstract bool IsReached { get; }

    internal static EventMark Create(Accelerator accelerator, bool keepsTime) =>
        accelerator is CudaAccelerator ? new CudaEventMark(accelerator, keepsTime) : new HostEventMark();

    internal abstract void Record(AcceleratorStream stream);

    /// <summary>Has what comes next on a stream wait for the last record.</summary>
    internal abstract void Hold(AcceleratorStream stream);

    /// <summary>The time from another mark's record to this one's; both are reached and keep the time.</summary>
    internal abstract TimeSpan Since(EventMark start);

    public abstract void Dispose();
}
