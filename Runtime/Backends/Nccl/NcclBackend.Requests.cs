using TypedCollectives.Interop.Nccl;

namespace TypedCollectives;

// Communicators made of this one, and windows: what ranks do together besides collectives.
internal sealed unsafe partial class NcclBackend
{
    /// <summary>What NCCL may still write to and read from, after a request that it did not finish.</summary>
    private readonly List<(nint[] Results, NcclConfigWriter? Texts)> _kept = [];

    public void Check(GroupRequest request)
    {
        if (request is WindowRequest window)
        {
            CheckWindow(window);
        }
        else
        {
            (string function, string what) = request switch
            {
                SplitRequest => (nameof(NcclNative.ncclCommSplit), "Split"),
                ShrinkRequest => (nameof(NcclNative.ncclCommShrink), "Shrink"),
                _ => (nameof(NcclNative.ncclCommGrow), "Grow"),
            };
            _library.Require(NcclRequirements.FirstVersionOf(function), what);
            CheckOptions(((ChildRequest)request).Options, what);
        }

        // A revoked communicator is there to be split and shrunk.
        _handle.ThrowIfEnded();
        if (_closed is not null && !(_closed == "is revoked" && request is SplitRequest or ShrinkRequest))
            throw Closed(request.Name);
        if (request is GrowRequest)
            CheckGrowth("Grow");
    }

    public void Run(IReadOnlyList<GroupRequest> requests) => NcclRequests.Run(requests);

    /// <summary>Sees to it that nothing is under way, which NCCL does not check.</summary>
    internal void Quieten(GroupRequest request)
    {
        if (request is ShrinkRequest { Abort: true })
        {
            // What is under way ends incomplete: the parent is of no further use, and its finalization would wait for ranks that are gone.
            _failed = true;
        }
        else if (_closed is null)
        {
            Synchronize();
        }
    }

    /// <summary>The options of a child: its own or its parent's, blocking as its parent is.</summary>
    internal NcclConfigWriter WriteOptions(ChildRequest request) => new(_library, ChildOptions(request), _isBlocking);

    /// <summary>Passes one rank's request on.</summary>
    /// <param name="request">The request.</param>
    /// <param name="place">Where NCCL writes the communicator or window.</param>
    /// <param name="config">The options of a communicator.</param>
    internal NcclResult Issue(GroupRequest request, void* place, NcclConfig* config)
    {
        _device.Accelerator.Bind();
        switch (request)
        {
            case SplitRequest split:
                return NcclNative.ncclCommSplit(_handle.Comm, split.Color, split.Key, (NcclComm*)place, config);
            case ShrinkRequest shrink:
                fixed (int* excluded = shrink.Excluded)
                {
                    return NcclNative.ncclCommShrink(
                        _handle.Comm, excluded, shrink.Excluded.Length, (NcclComm*)place, config,
                        shrink.Abort ? NcclShrinkFlags.Abort : NcclShrinkFlags.Default);
                }

            case GrowRequest grow:
                NcclUniqueId id = grow.Id?.Native ?? default;
                return NcclNative.ncclCommGrow(_handle.Comm, grow.Size, grow.Id is null ? null : &id, -1, (NcclComm*)place, config);
            case WindowRequest window:
                return NcclNative.ncclCommWindowRegister(
                    _handle.Comm, (void*)window.Memory.Pointer, (nuint)window.Memory.Bytes, (NcclWindow*)place, window.Flags);
            default:
                throw new InvalidOperationException($"{request.Name} is no request of NCCL.");
        }
    }

    /// <summary>Waits until this rank's part is done.</summary>
    internal void Settle(GroupRequest request, long start)
    {
        TimeSpan left = _timeout == Timeout.InfiniteTimeSpan ? _timeout : _timeout - TimeProvider.System.GetElapsedTime(start);
        if (!NcclProgress.TryAwait(_handle, left, CancellationToken.None, out NcclResult state))
        {
            _failed = true;
            throw new CollectiveTimeoutException(
                $"Rank {_rank} waited {_timeout.TotalSeconds:0.###} s for the other ranks in {request.Name}. Every rank must make the matching call.");
        }

        NcclLibrary.Check(state, request.Name, _handle.Comm);
    }

    /// <summary>The child that NCCL made, as its parts and its place.</summary>
    internal void Complete(ChildRequest request, NcclHandle child, NcclConfigWriter writer)
    {
        TimeSpan timeout = request.Options?.Timeout ?? _timeout;
        if (!NcclProgress.TryAwait(child, timeout, CancellationToken.None, out NcclResult state))
            throw new CollectiveTimeoutException($"{request.Name} on {_name} is not done after {timeout.TotalSeconds:0.###} s.");
        NcclLibrary.Check(state, request.Name, child.Comm);
        int rank, size;
        NcclLibrary.Check(NcclNative.ncclCommUserRank(child.Comm, &rank), nameof(NcclNative.ncclCommUserRank), child.Comm);
        NcclLibrary.Check(NcclNative.ncclCommCount(child.Comm, &size), nameof(NcclNative.ncclCommCount), child.Comm);
        var backend = new NcclBackend(
            _library, child, rank, size, _device, timeout, _isBlocking, ChildOptions(request), writer);
        request.Child!.Complete(new RankParts(_device, backend, $"{request.Communicator.BackendReason}; {request.Name}", null), rank, size);
    }

    /// <summary>Keeps what a failed request gave NCCL until the communicator is gone, and has it aborted then: its work may never end.</summary>
    internal void KeepAfterFailure(nint[] results, NcclConfigWriter? texts)
    {
        _failed = true;
        _kept.Add((results, texts));
    }

    private NcclOptions? ChildOptions(ChildRequest request) => request.Options is null ? _options : request.Options.Nccl;

    private void CheckOptions(CommunicatorOptions? options, string what)
    {
        if (options is null)
            return;
        if (options.Backend is not (BackendKind.Auto or BackendKind.Nccl))
            throw new ArgumentException($"{what}: a communicator stays on its backend, which is Nccl and not {options.Backend}.", nameof(options));
        if (options.Nccl?.Blocking is { } blocking && blocking != _isBlocking)
        {
            throw new ArgumentException(
                $"{what}: NcclOptions.Blocking is {blocking}, and the communicator is {(_isBlocking ? "blocking" : "non-blocking")}. It passes that on.",
                nameof(options));
        }
    }
}
