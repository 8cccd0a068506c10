using System.ComponentModel;

namespace TypedCollectives;

/// <summary>The buffers of one state that carry the same <c>Bucket</c> name, as part of a <see cref="BucketExchange"/>.</summary>
/// <remarks>The generator writes one class, with a method for each buffer, for each bucket of a <see cref="CollectiveStateAttribute"/> type.</remarks>
public abstract class CollectiveBucket
{
    private readonly BucketExchange _exchange;
    private readonly string[] _buffers;
    private readonly CallSite?[] _readyAt;

    private protected CollectiveBucket(
        BucketExchange exchange, string name, string[] buffers, ElementLayout layout, ReduceOp op, Reduction? custom)
    {
        _exchange = exchange;
        _buffers = buffers;
        _readyAt = new CallSite?[buffers.Length];
        Name = name;
        Layout = layout;
        Op = op;
        Custom = custom;
    }

    /// <summary>The name of the bucket, as it is in the annotations.</summary>
    public string Name { get; }

    /// <summary>The names of the buffers, in declaration order.</summary>
    public IReadOnlyList<string> Buffers => _buffers;

    internal ElementLayout Layout { get; }

    internal ReduceOp Op { get; }

    internal Reduction? Custom { get; }

    /// <summary>Where a buffer was marked ready in this step.</summary>
    internal ref CallSite? ReadyAt(int index) => ref _readyAt[index];

    internal void ClearReady() => Array.Clear(_readyAt);

    internal abstract Operand OperandOf(int lane, int index);

    /// <summary>Whether another bucket's buffers can be part of the same call.</summary>
    internal bool ReducesLike(CollectiveBucket other) => Layout == other.Layout && Op == other.Op && Custom == other.Custom;

    /// <summary>A buffer's name, for messages.</summary>
    internal string NameOf(int index) => $"{Name}.{_buffers[index]}";

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
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    protected void Ready(int index, string file, int line)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, _buffers.Length);
        _exchange.Ready(this, index, new CallSite(file, line));
    }
}
