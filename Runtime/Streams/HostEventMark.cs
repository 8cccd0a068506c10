using ILGPU.Runtime;

namespace TypedCollectives;

/// <summary>An event on streams that know none: the host waits when it is recorded, so what it marks is done from then on.</summary>
/// <remarks>The streams of ILGPU's CPU accelerator run their work as it is issued: there the wait is none.</remarks>
internal sealed class HostEventMark : EventMark
{
    private long _recorded;

    internal override bool IsReached => true;

    internal override void Record(AcceleratorStream stream)
    {
        stream.Synchronize();
        _recorded = TimeProvider.System.GetTimestamp();
    }

    internal override void Hold(AcceleratorStream stream)
    {
    }

    internal override TimeSpan Since(EventMark start) =>
        TimeProvider.System.GetElapsedTime(((HostEventMark)start)._recorded, _recorded);

    public override void Dispose()
    {
    }
}
