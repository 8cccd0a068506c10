namespace TypedCollectives;

/// <summary>The buffers of one state that carry the same <c>Bucket</c> name and are reduced by a reduction written in C#.</summary>
/// <typeparam name="TState">The state.</typeparam>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TReduction">The reduction.</typeparam>
public abstract class CollectiveBucket<TState, T, TReduction> : CollectiveBucket<TState, T>
    where T : unmanaged
    where TReduction : struct, IReduction<T>
{
    /// <summary>Makes the bucket part of an exchange.</summary>
    /// <param name="exchange">The exchange, of which no buffer was marked ready yet.</param>
    /// <param name="states">One state a rank of the exchange, in rank order.</param>
    /// <param name="name">The name of the bucket.</param>
    /// <param name="buffers">The names of the buffers, in declaration order.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">There is not one state a rank.</exception>
    /// <exception cref="ObjectDisposedException">The exchange is disposed.</exception>
    /// <exception cref="InvalidOperationException">A buffer of the exchange was marked ready before.</exception>
    protected CollectiveBucket(BucketExchange exchange, IReadOnlyList<TState> states, string name, params string[] buffers)
        : base(exchange, states, name, buffers, ElementInfo<T>.Whole, default, Reduction<T, TReduction>.Instance)
    {
    }
}
