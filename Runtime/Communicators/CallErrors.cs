using ILGPU.Runtime;

namespace TypedCollectives;

/// <summary>The exceptions of calls that are refused.</summary>
/// <remarks>Apart from the checks: the code that makes a message would lie between them, and every call pays for what lies in its way.</remarks>
internal static class CallErrors
{
    internal static InvalidOperationException ToItself(in CollectiveCall call) => new(
        $"{call}: a rank's {call.Kind} to itself needs its match in the same group. Open a CollectiveGroup, or use SendRecv.");

    internal static InvalidOperationException InAnotherGroup(Communicator communicator, GroupState group) => new(
        $"Rank {communicator.Rank}'s communicator has calls in the group opened {group.Origin}, which has not ended. A communicator is used by "
        + "one thread at a time, and a group ends on the thread that opened it.");

    internal static ArgumentOutOfRangeException NoReduction(ReduceOp op) => new(nameof(op), op, "Not a reduction of ReduceOp.");

    internal static ArgumentException StreamOfAnotherDevice(Communicator communicator, CollectiveKind kind, AcceleratorStream stream) => new(
        $"{kind}: the stream is of {stream.Accelerator}, rank {communicator.Rank}'s communicator is on {communicator.Device}.", nameof(stream));

    internal static ArgumentException BufferOfAnotherDevice(
        Communicator communicator, CollectiveKind kind, string name, MemoryBuffer buffer) =>
        BufferOfAnotherDevice(communicator, kind.ToString(), name, buffer);

    internal static ArgumentException BufferOfAnotherDevice(Communicator communicator, string method, string name, MemoryBuffer buffer) => new(
        $"{method}: {name} is memory of {buffer.Accelerator}, rank {communicator.Rank}'s communicator is on {communicator.Device}. Allocate the "
        + "buffer with the communicator's own Accelerator.",
        name);

    internal static ArgumentException HostMemory(Communicator communicator, CollectiveKind kind, string name) => new(
        $"{kind}: {name} is host memory, and the {communicator.Backend} backend carries device memory. Allocate a buffer with the "
        + "communicator's Accelerator, or make the communicators with BackendKind.Host.",
        name);

    internal static InvalidOperationException SpanInGroup(CollectiveKind kind, string name, GroupState group) => new(
        $"{kind}: {name} is a span, which is in place only until the call returns, but a call in a group is launched when the group opened "
        + $"{group.Origin} ends. Pass the array or a Memory<T>.");

    internal static InvalidOperationException MixedBackends(GroupState group, in RecordedCall first, in RecordedCall next) => new(
        $"The group opened {group.Origin} holds {first.Call} on {Describe(first.Communicator)}; {next.Call} is on "
        + $"{Describe(next.Communicator)}. A group is launched by one backend: use one group for each.");

    internal static InvalidOperationException LeftByException(GroupState group) => new(
        $"The group opened {group.Origin} was not launched: an exception left a group nested in it, so its calls are incomplete. "
        + "Let the exception leave the outer group too, or make all its calls again.");

    internal static InvalidOperationException NotInitialised(Communicator communicator) => new(
        communicator.Initialising is { } group
            ? $"{communicator.Label} is made when the group opened {group.Origin} ends. It can be used after that."
            : $"{communicator.Label} was never made: the group it was to be made by failed, or was left by an exception.");

    internal static InvalidOperationException AsyncInitInGroup(GroupState group) => new(
        $"InitAsync inside the group opened {group.Origin}: a group makes its communicators when it ends, and cannot be awaited in. Use "
        + "Communicator.Init there, or InitAsync without a group.");

    internal static InvalidOperationException CallsPending(Communicator communicator, GroupState group) => new(
        $"Rank {communicator.Rank}'s communicator has calls in the group opened {group.Origin}: end the group first.");

    internal static InvalidOperationException RequestsAndCalls(GroupState group, string request, string call) => new(
        $"The group opened {group.Origin} holds {request} and {call}. What makes communicators or windows does not share a group with collectives: "
        + "end the group in between.");

    internal static InvalidOperationException MixedRequests(GroupState group, GroupRequest first, GroupRequest next) => new(
        $"The group opened {group.Origin} holds {first.Name} on {Describe(first.Communicator)}; {next.Name} is on {Describe(next.Communicator)}. Use "
        + "one group for each backend.");

    internal static NotSupportedException OnlyNccl(Communicator communicator, string method) => Only("NCCL", communicator, method);

    internal static NotSupportedException OnlyNcclAndPeer(Communicator communicator, string method) => Only("NCCL and Peer", communicator, method);

    internal static NotSupportedException NoAddresses(Communicator communicator, string method) => new(
        $"{method}: the memory of {communicator.Device} has no addresses, and a window is made of memory of CUDA or host devices.");

    internal static ArgumentOutOfRangeException NoLength(long length, int size) => new(
        nameof(length), length, length <= 0 ? "A buffer has one element or more." : $"{length} elements of {size} bytes are more than there are addresses.");

    internal static NotSupportedException NotDone(GroupRequest request) => Only(request.Carriers, request.Communicator, request.Name);

    private static NotSupportedException Only(string carriers, Communicator communicator, string method) => new(
        $"{method} is done by {carriers} only; this communicator is carried by {Describe(communicator)}.");

    private static string Describe(Communicator communicator) =>
        $"the {communicator.Backend} backend{(communicator.Transport is TcpBackend ? " across processes" : "")}";
}
