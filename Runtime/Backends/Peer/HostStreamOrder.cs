using ILGPU.Runtime;

namespace TypedCollectives;

/// <summary>Orders streams that know no events, by waiting for them on the host.</summary>
internal sealed class HostStreamOrder : StreamOrder
{
    internal override void AfterPrevious(ReadOnlySpan<AcceleratorStream> streams) => AfterAll(streams);

    internal override void AfterAll(ReadOnlySpan<AcceleratorStream> streams)
    {
        foreach (AcceleratorStream stream in streams)
            stream.Synchronize();
    }
}
