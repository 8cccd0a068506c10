using System.Runtime.CompilerServices;

namespace TypedCollectives;

/// <summary>
/// Exchanges buffers, such as gradients, while the kernels that make the next ones still run: in parts, each one group of collectives on a
/// second stream of every device.
/// </summary>
/// <remarks>
/// <para>
/// Name the bucket in the annotations, <c>[AllReduce(ReduceOp.Average, Bucket = "gradients")]</c>, and the generator writes a class
/// <c>GradientsBucket</c> with a method for each buffer. Make an exchange and its buckets once. In each step mark every buffer ready when
/// the kernel that fills it is on the computing stream; when <see cref="BucketOptions.PartBytes"/> are marked, or all buffers, they are
/// launched on the exchange's stream, which first waits for the computing stream's work so far. <see cref="Wait"/> has the computing stream
/// wait for the exchange. The host waits for nothing, but in the first step with ranks of other threads or processes.
/// </para>
/// <para>
/// <b>Order.</b> Every rank marks the buffers in the same order, in every step. The first step decides the order; an exchange of one rank
/// of several compares it with the other ranks' before it exchanges a part, and a later step that departs from it is refused.
/// </para>
/// <para>
/// <b>No copies.</b> Buffers that are views side by side of one allocation, marked one after the other in either direction, are one call;
/// others are calls of one group. Nothing is packed.
/// </para>
/// <para>
/// Between being marked and <see cref="Wait"/> a buffer is the exchange's, and so are its communicators from the first mark of a step:
/// make other collectives on them before or after, since backends do not order what one communicator has on two streams. An exchange is used
/// by one thread at a time, like its communicators, and is disposed before them. On devices without streams that run side by side it is right, and does not overlap.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// using BucketExchange exchange = new(clique);
/// Replica.GradientsBucket gradients = new(exchange, replicas);
/// for (int step = 0; step &lt; steps; step++)
/// {
///     ComputeOutputGradients(replicas);     // kernels on the communicators' streams
///     gradients.ReadyOutput();
///     ComputeHiddenGradients(replicas);     // meanwhile the output's gradients may be exchanged
///     gradients.ReadyHidden();
///     exchange.Wait();
///     Update(replicas);
/// }
/// </code>
/// </example>
public sealed class BucketExchange : IDisposable
{
    private readonly BucketLane[] _lanes;
    private readonly BucketOrder _order = new();
    private readonly BucketStep _step;
    private readonly List<BucketMembers> _buckets = [];
    private int _buffers;
    private bool _disposed;

    /// <summary>Makes the exchange of one rank.</summary>
    /// <param name="communicator">The communicator.</param>
    /// <param name="options">The parts and streams; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentNullException"><paramref name="communicator"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The size of a part is not at least 1.</exception>
    /// <exception cref="ArgumentException">There is not one computing stream, or it is of another device.</exception>
    /// <exception cref="InvalidOperationException">The group in which the communicator is made has not ended.</exception>
    /// <exception cref="CollectiveException">The driver reported an error.</exception>
    public BucketExchange(Communicator communicator, BucketOptions? options = null)
        : this([communicator ?? throw new ArgumentNullException(nameof(communicator))], options)
    {
    }

    /// <summary>Makes the exchange of every rank of a clique, which one thread drives: marking a buffer ready is for all ranks.</summary>
    /// <param name="clique">The communicators.</param>
    /// <param name="options">The parts and streams; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentNullException"><paramref name="clique"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The size of a part is not at least 1.</exception>
    /// <exception cref="ArgumentException">There is not one computing stream a rank, or one is of another device.</exception>
    /// <exception cref="CollectiveException">The driver reported an error.</exception>
    public BucketExchange(CommunicatorClique clique, BucketOptions? options = null)
        : this([.. clique ?? throw new ArgumentNullException(nameof(clique))], options)
    {
    }

    private BucketExchange(Communicator[] communicators, BucketOptions? options)
    {
        options ??= new BucketOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.PartBytes, 1, nameof(options));
        if (options.ComputeStreams is { } streams && streams.Count != communicators.Length)
            throw BucketErrors.StreamCount(streams.Count, communicators.Length);
        PartBytes = options.PartBytes;
        _lanes = new BucketLane[communicators.Length];
        try
        {
            for (int i = 0; i < _lanes.Length; i++)
                _lanes[i] = new BucketLane(communicators[i], options.ComputeStreams?[i] ?? communicators[i].Stream);
        }
        catch
        {
            foreach (BucketLane? lane in _lanes)
                lane?.Dispose();
            throw;
        }

        _step = new BucketStep(_lanes);
    }

    /// <summary>The bytes of buffers marked ready that are worth a launch.</summary>
    public long PartBytes { get; }

    /// <summary>
    /// Ends a step: has the computing streams wait until every buffer is exchanged. The host does not wait.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The exchange is disposed.</exception>
    /// <exception cref="InvalidOperationException">A buffer was not marked ready in this step; or a group is open on this thread.</exception>
    /// <exception cref="CollectiveException">The driver reported an error.</exception>
    public void Wait()
    {
        RequireUsable();
        if (_step.Count < _buffers)
        {
            throw BucketErrors.NeverReady(
                from bucket in _buckets
                from index in Enumerable.Range(0, bucket.Buffers.Count)
                where bucket.ReadyAt(index) is null
                select bucket.NameOf(index));
        }

        foreach (BucketLane lane in _lanes)
            lane.Leave();
        _order.Fix();
        Clear();
    }

    /// <summary>
    /// Ends the exchange. Of a step that was not ended, what is launched goes on, and the computing streams wait for it; what was only marked
    /// is not exchanged, and the other ranks wait for it until their deadline.
    /// </summary>
    /// <exception cref="CollectiveException">The driver reported an error.</exception>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        foreach (BucketLane lane in _lanes)
        {
            if (_step.HasLaunched)
                lane.Leave();
            lane.Dispose();
        }
    }

    internal void Add(BucketMembers bucket, int states)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (states != _lanes.Length)
            throw BucketErrors.StateCount(bucket, states, _lanes.Length);
        if (_order.IsFixed || _step.Count > 0)
            throw BucketErrors.Started(bucket);
        _buckets.Add(bucket);
        _buffers += bucket.Buffers.Count;
        _step.Grow(bucket.Buffers.Count);
    }

    internal void Ready(BucketMembers bucket, int index, CallSite site)
    {
        RequireUsable();
        ref CallSite? readyAt = ref bucket.ReadyAt(index);
        if (readyAt is { } first)
            throw BucketErrors.Twice(bucket, index, first);
        long bytes = _step.Read(bucket, index);
        _order.Take(_step.Count, bucket, index, bytes);
        _step.Keep(bucket, site, bytes);
        readyAt = site;
        if (_step.PendingBytes < PartBytes && _step.Count < _buffers)
            return;

        // One thread that marks for all ranks cannot mark differently for each.
        if (_lanes.Length == 1)
            _order.Compare(_lanes[0].Communicator, _buffers, site);
        _step.Launch(site);
    }

    private void RequireUsable([CallerMemberName] string call = "")
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (GroupState.Open is { } group)
            throw BucketErrors.InsideGroup(call, group);
    }

    private void Clear()
    {
        _step.Clear();
        foreach (BucketMembers bucket in _buckets)
            bucket.ClearReady();
    }
}
