using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TypedCollectives;

/// <summary>The open group of one thread: the calls recorded in it and how deep it is nested.</summary>
/// <remarks>
/// Calls are recorded, not passed on, until the outermost end. So a group that an exception leaves half made can be dropped
/// whole: native NCCL has no way to discard what was issued since <c>ncclGroupStart</c>, and launching half a group hangs the
/// other ranks.
/// </remarks>
internal sealed class GroupState
{
    [ThreadStatic]
    private static GroupState? s_current;

    // Every thread's state, so that an End on the wrong thread can say where the group is open. Weak: threads come and go.
    private static readonly List<WeakReference<GroupState>> All = [];

    private readonly int _threadId = Environment.CurrentManagedThreadId;
    private RecordedCall[] _calls = new RecordedCall[8];
    private readonly List<PendingInit> _inits = [];
    private readonly List<GroupRequest> _requests = [];
    private int _count;
    private volatile int _depth;
    private CallSite _opened;
    private nint _exceptionAtStart;
    private bool _broken;

    private GroupState()
    {
    }

    internal static GroupState Current => s_current ?? Register();

    /// <summary>The open group of this thread, if one is open.</summary>
    internal static GroupState? Open
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => s_current is { _depth: > 0 } state ? state : null;
    }

    /// <summary>Where the group was opened, and on which thread.</summary>
    internal string Origin => $"on thread {_threadId} at {_opened}";

    /// <summary>Opens a level.</summary>
    /// <returns>What <see cref="Marshal.GetExceptionPointers"/> gave, for its end.</returns>
    internal nint Start(CallSite site)
    {
        nint exception = Marshal.GetExceptionPointers();
        if (_depth == 0)
        {
            _opened = site;
            _broken = false;
            _exceptionAtStart = exception;
        }

        _depth++;
        return exception;
    }

    /// <summary>A place for one more call; it is part of the group once it is kept.</summary>
    internal ref RecordedCall Next()
    {
        if (_count == _calls.Length)
            Array.Resize(ref _calls, _count * 2);
        return ref _calls[_count];
    }

    /// <summary>Makes the call in the next place part of the group.</summary>
    /// <param name="next">That place.</param>
    internal void Keep(in RecordedCall next)
    {
        if (_count > 0 && !CanShareGroup(_calls[0].Communicator.Transport, next.Communicator.Transport))
            throw CallErrors.MixedBackends(this, _calls[0], next);
        if (_requests.Count > 0)
            throw CallErrors.RequestsAndCalls(this, _requests[0].Name, next.Call.ToString());
        next.Communicator.Pending = this;
        _count++;
    }

    /// <summary>Has a communicator made when the group ends.</summary>
    internal void Keep(PendingInit init)
    {
        init.Communicator.Initialising = this;
        _inits.Add(init);
    }

    /// <summary>Has something besides collectives done when the group ends.</summary>
    internal void Keep(GroupRequest request)
    {
        if (_count > 0)
            throw CallErrors.RequestsAndCalls(this, request.Name, _calls[0].Call.ToString());
        if (_requests.Count > 0 && !CanShareGroup(_requests[0].Communicator.Transport, request.Communicator.Transport))
            throw CallErrors.MixedRequests(this, _requests[0], request);
        request.Group = this;
        _requests.Add(request);
    }

    /// <summary>Ends one level; the outermost end launches what was recorded, or drops it if an exception is passing through.</summary>
    /// <param name="exceptionAtOpen">What <see cref="Marshal.GetExceptionPointers"/> gave when this level was opened.</param>
    internal void End(nint? exceptionAtOpen = null)
    {
        if (_depth == 0)
            throw EndWithoutStart();

        // While an exception unwinds through a finally (or is being handled by a catch) the runtime has exception pointers
        // that differ from those, if any, there were when the group was opened.
        bool unwinding = Marshal.GetExceptionPointers() != (exceptionAtOpen ?? _exceptionAtStart);
        _broken |= unwinding;
        if (--_depth > 0)
            return;

        ReadOnlySpan<RecordedCall> calls = _calls.AsSpan(0, _count);
        try
        {
            if (_broken && !unwinding)
                throw CallErrors.LeftByException(this);
            if (!_broken && _inits.Count > 0)
                PendingInit.MakeAll(_inits);
            if (!_broken && _requests.Count > 0)
                _requests[0].Communicator.Transport.Run(_requests);
            if (!_broken && calls.Length > 0)
                calls[0].Communicator.Transport.Launch(calls);
        }
        finally
        {
            Clear();
        }
    }

    /// <summary>Has the calls recorded so far priced, and drops them.</summary>
    internal TimeSpan? Simulate()
    {
        if (_depth != 1)
        {
            throw new InvalidOperationException(
                _depth == 0 ? "CollectiveGroup.Simulate without an open group." : $"CollectiveGroup.Simulate in a group nested in that opened {Origin}: it prices whole groups.");
        }

        ReadOnlySpan<RecordedCall> calls = _calls.AsSpan(0, _count);
        if (_requests.Count + _inits.Count > 0 || calls.Length == 0)
            throw new InvalidOperationException($"CollectiveGroup.Simulate: the group opened {Origin} holds no collectives, or more than that.");
        Communicator first = calls[0].Communicator;
        if (first.Transport is not NcclBackend)
            throw CallErrors.OnlyNccl(first, "CollectiveGroup.Simulate");
        try
        {
            return NcclBackend.Simulate(calls);
        }
        finally
        {
            Clear();
        }
    }

    private static bool CanShareGroup(ICommunicatorBackend first, ICommunicatorBackend next) =>
        first == next || (first.GetType() == next.GetType() && first.Kind == next.Kind);

    private void Clear()
    {
        foreach (ref RecordedCall recorded in _calls.AsSpan(0, _count))
        {
            recorded.Communicator.Pending = null;
            recorded.Call.Send.Release();
            recorded.Call.Recv.Release();
            recorded.LetGo();
        }

        _count = 0;
        if (_inits.Count + _requests.Count > 0)
            ClearOthers();
    }

    private void ClearOthers()
    {
        foreach (PendingInit init in _inits)
            init.Communicator.Initialising = null;
        _inits.Clear();
        foreach (GroupRequest request in _requests)
            request.Group = null;
        _requests.Clear();
    }

    private static GroupState Register()
    {
        var state = new GroupState();
        lock (All)
        {
            All.RemoveAll(reference => !reference.TryGetTarget(out _));
            All.Add(new WeakReference<GroupState>(state));
        }

        return s_current = state;
    }

    private static InvalidOperationException EndWithoutStart()
    {
        string elsewhere = "";
        lock (All)
        {
            foreach (WeakReference<GroupState> reference in All)
            {
                if (reference.TryGetTarget(out GroupState? other) && other._depth > 0)
                {
                    elsewhere = $" A group is open {other.Origin}: groups belong to the thread that opened them, and an await "
                        + "or a task in between goes on on another one.";
                }
            }
        }

        return new InvalidOperationException(
            $"CollectiveGroup.End without Start on thread {Environment.CurrentManagedThreadId}.{elsewhere}");
    }
}
