using ILGPU.Runtime;

namespace TypedCollectives;

/// <summary>Orders the work on the ranks' streams among each other.</summary>
internal abstract class StreamOrder : IDisposable
{
    /// <summary>What comes next on each rank's stream starts when what is so far on the previous rank's (in the ring) is done.</summary>
    internal abstract void AfterPrevious(ReadOnlySpan<AcceleratorStream> streams);

    /// <summary>What comes next on each rank's stream starts when what is so far on every rank's is done.</summary>
    internal abstract void AfterAll(ReadOnlySpan<AcceleratorStream> streams);

    public virtual void Dispose()
    {
    }
}
