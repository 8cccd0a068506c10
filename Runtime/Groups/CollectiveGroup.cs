using System.Runtime.CompilerServices;

namespace TypedCollectives;

/// <summary>
/// A group of collectives that are launched together; needed wherever one thread drives several communicators, and for sends
/// and receives that must progress together.
/// </summary>
/// <remarks>
/// <para>
/// <see cref="Open"/> gives a scope for <c>using</c>; <see cref="Start"/> and <see cref="End"/> are the raw pair. Groups nest;
/// only the outermost end launches. A group belongs to the thread that opened it. Between start and end calls are checked and
/// recorded: argument errors are thrown by the call itself, nothing has moved, and no result may be read.
/// </para>
/// <para>
/// <b>Exceptions.</b> When an exception leaves the scope (or <see cref="End"/> runs in a <c>finally</c> or <c>catch</c> because of
/// one), the recorded calls are dropped: a half group is never launched, and the exception goes on. The other ranks, if other
/// threads or processes drive them, then wait for this rank until their deadline. If the exception is caught between a nested
/// group and the outer one, the outer end throws <see cref="InvalidOperationException"/> instead of launching.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// using (CollectiveGroup.Open())
///     foreach (Communicator comm in clique)
///         comm.AllReduce(buffers[comm.Rank], ReduceOp.Sum);
/// </code>
/// </example>
public readonly ref partial struct CollectiveGroup
{
    private readonly nint _exceptionAtOpen;
    private readonly GroupState? _state;

    private CollectiveGroup(GroupState state, nint exceptionAtOpen)
    {
        _state = state;
        _exceptionAtOpen = exceptionAtOpen;
    }

    /// <summary>Starts a group on this thread, or nests one in the group that is open.</summary>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public static void Start([CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        GroupState.Current.Start(new CallSite(file, line));

    /// <summary>Ends the group <see cref="Start"/> started; the outermost end launches its calls, in the order they were made.</summary>
    /// <exception cref="InvalidOperationException">No group is open on this thread, or an exception left a nested group.</exception>
    /// <exception cref="CollectiveException">A collective of the group failed.</exception>
    public static void End() => GroupState.Current.End();

    /// <summary>Estimates how long the calls made so far in the open group would take, and drops them: nothing is launched. NCCL 2.22.3 or newer.</summary>
    /// <returns>NCCL's estimate, or <see langword="null"/> if it gives none.</returns>
    /// <remarks>
    /// The group goes on, empty. Every communicator in it is a blocking one of NCCL, as <see cref="Communicator.InitAll(CommunicatorOptions?)"/>
    /// makes them: NCCL would launch the group of a non-blocking one.
    /// </remarks>
    /// <example>
    /// <code>
    /// TimeSpan? estimate;
    /// using (CollectiveGroup.Open())
    /// {
    ///     foreach (Communicator comm in clique)
    ///         comm.AllReduce(buffers[comm.Rank], ReduceOp.Sum);
    ///     estimate = CollectiveGroup.Simulate();
    /// }
    /// </code>
    /// </example>
    /// <exception cref="InvalidOperationException">
    /// No group is open on this thread, a group is nested in another one, or there are no calls in it.
    /// </exception>
    /// <exception cref="NotSupportedException">
    /// A communicator is not carried by NCCL or non-blocking, a call is a reduction written in C#, or the loaded library is too old.
    /// </exception>
    /// <exception cref="CollectiveException">The library failed.</exception>
    public static TimeSpan? Simulate() => GroupState.Current.Simulate();

    /// <summary>Starts a group that ends when the returned scope is disposed.</summary>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The scope; use it with <c>using</c>.</returns>
    public static CollectiveGroup Open([CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        GroupState state = GroupState.Current;
        return new CollectiveGroup(state, state.Start(new CallSite(file, line)));
    }

    /// <summary>Ends the group and, at the outermost level, launches its calls; drops them if an exception is leaving the scope.</summary>
    /// <exception cref="InvalidOperationException">
    /// The scope was not made by <see cref="Open"/>, or an exception left a nested group.
    /// </exception>
    /// <exception cref="CollectiveException">A collective of the group failed.</exception>
    public void Dispose()
    {
        if (_state is null)
            throw new InvalidOperationException("A CollectiveGroup is made by CollectiveGroup.Open().");
        _state.End(_exceptionAtOpen);
    }
}
