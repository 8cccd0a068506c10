namespace TypedCollectives;

/// <summary>The Host backend across processes: one rank's end of collectives over TCP.</summary>
/// <remarks>Before any data moves, the ranks of a call tell each other what they call and compare: that is also where they wait for each other.</remarks>
internal sealed class TcpBackend(TcpMesh mesh, TimeSpan timeout) : ICommunicatorBackend
{
    private readonly PinnedScratch _scratch = new();
    private bool _hasReported;

    public BackendKind Kind => BackendKind.Host;

    public bool CarriesHostMemory => true;

    public void Launch(ReadOnlySpan<RecordedCall> calls)
    {
        // Several communicators of one thread: each makes its calls in their order, all at the same time.
        var byBackend = new Dictionary<TcpBackend, List<TcpCall>>();
        foreach (ref readonly RecordedCall recorded in calls)
        {
            var backend = (TcpBackend)recorded.Communicator.Transport;
            if (!byBackend.TryGetValue(backend, out List<TcpCall>? list))
                byBackend.Add(backend, list = []);
            list.Add(backend.Prepare(recorded));
        }

        foreach ((TcpBackend backend, List<TcpCall> list) in byBackend)
            backend.Check(list);
        Task<CollectiveException?>[] running = [.. byBackend.Select(item => item.Key.RunAsync(item.Value))];
        foreach (CollectiveException? failure in Task.WhenAll(running).GetAwaiter().GetResult())
        {
            if (failure is not null)
                throw failure;
        }
    }

    public CollectiveException? AsyncError => mesh.Failure?.ToException(mesh.Rank, "");

    public void Check(GroupRequest request) => throw (request is SplitRequest
        ? new NotSupportedException(
            "Split on the Host backend is for ranks of one process: ranks of several are carried by TCP here. Make a UniqueId for each part instead, "
            + "or use BackendKind.Nccl.")
        : CallErrors.NotDone(request));

    public void Run(IReadOnlyList<GroupRequest> requests) => Check(requests[0]);

    public void Abort() => mesh.Fail(new FailureNotice(FailureKind.Error, mesh.Rank, $"Rank {mesh.Rank}'s communicator was aborted."));

    /// <summary>Calls return when they are done.</summary>
    public void Synchronize()
    {
    }

    public void Dispose() => mesh.DisposeAsync().AsTask().GetAwaiter().GetResult();

    private TcpCall Prepare(in RecordedCall recorded) => new(mesh, recorded, timeout);

    private void Check(List<TcpCall> calls)
    {
        TcpMessages.CheckToItself(calls);
        if (mesh.Failure is not { } failure)
            return;
        if (!_hasReported)
            throw Report(failure, calls);
        throw new CollectiveException(
            $"The communicator failed earlier and can carry nothing more; dispose it and make a new one. It failed with: {failure.Text}");
    }

    /// <returns>What failed, when no memory of the calls is in use any more.</returns>
    private async Task<CollectiveException?> RunAsync(List<TcpCall> calls)
    {
        try
        {
            await TcpLaunch.RunAsync(calls, _scratch).ConfigureAwait(false);
            return null;
        }
        catch (Exception exception)
        {
            calls.First(call => !call.IsDone).Fail(exception); // if nothing has before
            await mesh.SettleAsync().ConfigureAwait(false);
            return Report(mesh.Failure!, calls);
        }
        finally
        {
            foreach (TcpCall call in calls)
                call.Dispose();
        }
    }

    private CollectiveException Report(FailureNotice failure, List<TcpCall> calls)
    {
        _hasReported = true;
        return failure.ToException(mesh.Rank, calls.First(call => !call.IsDone).Description.ToString());
    }
}
