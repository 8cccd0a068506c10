using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives;

/// <summary>The buffers of one state that carry the same <c>Bucket</c> name and are reduced by one of <see cref="ReduceOp"/>.</summary>
/// <typeparam name="TState">The state.</typeparam>
/// <typeparam name="T">The element type.</typeparam>
/// <remarks>The generator writes one class, with a method for each buffer, for each bucket of a <see cref="CollectiveStateAttribute"/> type.</remarks>
public abstract class CollectiveBucket<TState, T>
    where T : unmanaged
{
    private readonly BucketExchange _exchange;
    private readonly BucketMembers _members;

    /// <summary>Makes the bucket part of an exchange.</summary>
    /// <param name="exchange">The exchange, of which no buffer was marked ready yet.</param>
    /// <param name="states">One state a rank of the exchange, in rank order.</param>
    /// <param name="op">The reduction.</param>
    /// <param name="name">The name of the bucket.</param>
    /// <param name="buffers">The names of the buffers, in declaration order.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">There is not one state a rank.</exception>
    /// <exception cref="ObjectDisposedException">The exchange is disposed.</exception>
    /// <exception cref="InvalidOperationException">A buffer of the exchange was marked ready before.</exception>
    /// <exception cref="NotSupportedException">No built-in reduction understands <typeparamref name="T"/>.</exception>
    protected CollectiveBucket(
        BucketExchange exchange, IReadOnlyList<TState> states, ReduceOp op, string name, params string[] buffers)
        : this(exchange, states, name, buffers, ElementInfo<T>.Lanes ?? throw ElementInfo<T>.NoReduction(), op, custom: null)
    {
    }

    private protected CollectiveBucket(
        BucketExchange exchange, IReadOnlyList<TState> states, string name, string[] buffers, ElementLayout layout, ReduceOp op,
        Reduction? custom)
    {
        ArgumentNullException.ThrowIfNull(exchange);
        ArgumentNullException.ThrowIfNull(states);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(buffers);
        TState[] copy = [.. states];
        _exchange = exchange;
        _members = new BucketMembers(
            name, [.. buffers], layout, op, custom, (lane, index) => Operand.Of(ViewOf(copy[lane], index)));
        exchange.Add(_members, copy.Length);
    }

    /// <summary>The name of the bucket, as it is in the annotations.</summary>
    public string Name => _members.Name;

    /// <summary>The names of the buffers, in declaration order.</summary>
    public IReadOnlyList<string> Buffers => _members.Buffers;

    /// <summary>Marks a buffer ready on every rank of the exchange; generated methods call it.</summary>
    /// <param name="index">The number of the buffer, in declaration order.</param>
    /// <param name="file">Where the buffer is marked.</param>
    /// <param name="line">Where the buffer is marked.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bucket has no such buffer.</exception>
    /// <exception cref="ArgumentException">The buffer is not as long on every rank, or not on its rank's device.</exception>
    /// <exception cref="ObjectDisposedException">The exchange, a communicator or the buffer is disposed.</exception>
    /// <exception cref="InvalidOperationException">
    /// The buffer is marked already, or not at its place in the order of the first step; or a group is open on this thread.
    /// </exception>
    /// <exception cref="CollectiveException">A rank did not arrive in time, ranks made different calls, or a device failed.</exception>
    protected void Ready(int index, string file, int line)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, _members.Buffers.Count);
        _exchange.Ready(_members, index, new CallSite(file, line));
    }

    /// <summary>A buffer of a state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="index">The number of the buffer, in declaration order.</param>
    /// <returns>All of the buffer.</returns>
    protected abstract ArrayView<T> ViewOf(TState state, int index);

    /// <summary>All of a buffer.</summary>
    /// <param name="buffer">The buffer.</param>
    /// <returns>The view.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="buffer"/> is <see langword="null"/>.</exception>
    /// <exception cref="ObjectDisposedException">The buffer is disposed.</exception>
    protected static ArrayView<T> View(MemoryBuffer1D<T, Stride1D.Dense> buffer) => DenseBuffer.All(buffer);

    /// <summary>All of a view.</summary>
    /// <param name="view">The view.</param>
    /// <returns>The view.</returns>
    protected static ArrayView<T> View(ArrayView1D<T, Stride1D.Dense> view) => view;

    /// <summary>All of a view.</summary>
    /// <param name="view">The view.</param>
    /// <returns>The view.</returns>
    protected static ArrayView<T> View(ArrayView<T> view) => view;
}
