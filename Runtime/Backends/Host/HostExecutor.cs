namespace TypedCollectives;

/// <summary>Collectives over the host memory of one process: the ranks' buffers are all within reach, so each block is read and written once.</summary>
/// <remarks>
/// A reduction reads one block of every rank into a scratch block that stays in the cache, in rank order, and then writes it to
/// every rank that gets it: each rank has bitwise the same result, and working in place needs no second pass, because a block
/// is read everywhere before it is written anywhere.
/// </remarks>
internal sealed class HostExecutor : ICliqueExecutor
{
    public BackendKind Kind => BackendKind.Host;

    public bool CarriesHostMemory => true;

    public void Execute(ReadOnlySpan<CollectiveCall> calls)
    {
        switch (calls[0].Kind)
        {
            case CollectiveKind.AllReduce:
            case CollectiveKind.Reduce:
            case CollectiveKind.ReduceScatter:
                HostReduce.Run(calls);
                break;
            case CollectiveKind.Barrier:
                break;
            default:
                HostMove.Run(calls);
                break;
        }
    }

    public void Transfer(int from, in CollectiveCall send, int to, in CollectiveCall recv) =>
        HostMove.Copy(send.Send.Pointer, recv.Recv.Pointer, send.Send.Bytes);

    /// <summary>Calls return when they are done; only the user's own kernels can still be under way, and ILGPU's CPU ones are not.</summary>
    public void Synchronize(int rank)
    {
    }

    public void Dispose()
    {
    }
}
