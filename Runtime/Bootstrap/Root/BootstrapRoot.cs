using System.Collections.Concurrent;

namespace TypedCollectives;

/// <summary>The managed root of one <see cref="UniqueId"/>: ranks check in at it, and it tells each where the next one listens.</summary>
/// <remarks>
/// It speaks the bootstrap protocol of NCCL 2.16 to 2.32, so native ranks join through it as well as managed ones. Connections
/// that turn out not to be ranks cost only themselves. It serves one communicator and ends when every rank has been served, the
/// time is up, ranks disagree or it is disposed; then it holds no port, socket or thread any more.
/// </remarks>
public sealed class BootstrapRoot : IAsyncDisposable, IDisposable
{
    private static readonly ConcurrentDictionary<UniqueId, BootstrapRoot> Registered = new();

    private readonly RootSession _session;

    private BootstrapRoot(UniqueIdOptions options)
    {
        RootPlace place = RootPlace.Open(options);
        Id = place.IsExact ? UniqueId.ForAddress(place.EndPoint) : UniqueId.ForManagedRoot(place.EndPoint);
        _session = new RootSession(Id, place, options);
        Completion = _session.RunAsync();
        // Whoever made the id by UniqueId.Create does not look at this.
        _ = Completion.ContinueWith(static task => task.Exception, TaskScheduler.Default);
    }

    /// <summary>The id to be given to every rank.</summary>
    public UniqueId Id { get; }

    /// <summary>Ends when every rank has joined.</summary>
    /// <value>
    /// Fails with <see cref="CollectiveTimeoutException"/> if ranks did not join in time, and with
    /// <see cref="CollectiveException"/> if they disagree or one left; the message names them. Cancelled with the options' token.
    /// </value>
    public Task Completion { get; }

    /// <summary>Starts a root.</summary>
    /// <param name="options">Where it listens and how long it waits; null takes the defaults.</param>
    /// <returns>The root, which has begun to listen.</returns>
    /// <exception cref="CollectiveException">There is no interface or address to listen on.</exception>
    /// <exception cref="OperationCanceledException">The options' token is cancelled already.</exception>
    public static BootstrapRoot Start(UniqueIdOptions? options = null)
    {
        options ??= new UniqueIdOptions();
        options.CancellationToken.ThrowIfCancellationRequested();
        return new BootstrapRoot(options);
    }

    /// <summary>Ends the root: managed ranks that wait are told. Waits until nothing of it is left.</summary>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>Ends the root as <see cref="Dispose"/> does.</summary>
    /// <returns>Done when nothing of it is left.</returns>
    public async ValueTask DisposeAsync()
    {
        _session.Fail(new CollectiveException($"The root was disposed: {DescribeMissing()}"));
        Registered.TryRemove(Id, out _);
        await Completion.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Who has not joined yet, and where the root listens.</summary>
    internal string DescribeMissing() => _session.DescribeMissing();

    /// <summary>Starts a root that <see cref="Find"/> finds until it has succeeded.</summary>
    internal static BootstrapRoot StartRegistered(UniqueIdOptions? options)
    {
        BootstrapRoot root = Start(options);
        Registered[root.Id] = root;
        _ = root.Completion.ContinueWith(
            static (_, id) => Registered.TryRemove((UniqueId)id!, out BootstrapRoot? _), root.Id, CancellationToken.None,
            TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
        return root;
    }

    /// <summary>The root of an id, if <see cref="UniqueId.Create"/> made it in this process and it is at work or has failed.</summary>
    internal static BootstrapRoot? Find(UniqueId id) => Registered.GetValueOrDefault(id);
}
