using System.Runtime.CompilerServices;
using ILGPU.Runtime;

namespace TypedCollectives;

public sealed partial class Communicator
{
    private void IssueReduction<T>(
        CollectiveKind kind, Operand send, Operand recv, ReduceOp op, int root, AcceleratorStream? stream, CallSite site)
        where T : unmanaged =>
        Issue(new CollectiveCall
        {
            Kind = kind, Send = send, Recv = recv, Op = op, Peer = root, Stream = stream, Site = site, DataType = typeof(T),
            Element = ElementInfo<T>.Lanes > 0 ? ElementInfo<T>.LaneType : ReleaseAndThrow<T>(send, recv),
            ElementSize = Unsafe.SizeOf<T>(), Count = ElementInfo<T>.Lanes,
        });

    private void IssueReduction<T, TReduction>(
        CollectiveKind kind, Operand send, Operand recv, int root, AcceleratorStream? stream, CallSite site)
        where T : unmanaged
        where TReduction : struct, IReduction<T> =>
        Issue(new CollectiveCall
        {
            Kind = kind, Send = send, Recv = recv, Custom = Reduction<T, TReduction>.Instance, Peer = root, Stream = stream,
            Site = site, DataType = typeof(T), Element = ElementType.UInt8, ElementSize = Unsafe.SizeOf<T>(), Count = 1,
        });

    private void IssueMovement<T>(
        CollectiveKind kind, Operand send, Operand recv, int peer, AcceleratorStream? stream, CallSite site)
        where T : unmanaged =>
        Issue(Movement<T>(kind, send, recv, peer, stream, site));

    private void IssueExchange<T>(
        Operand send, int destination, Operand recv, int source, AcceleratorStream? stream, CallSite site)
        where T : unmanaged
    {
        CollectiveCall sending = Movement<T>(CollectiveKind.Send, send, default, destination, stream, site);
        CollectiveCall receiving = Movement<T>(CollectiveKind.Recv, default, recv, source, stream, site);
        GroupState? group = GroupState.Open;
        bool recorded = false;
        try
        {
            CollectiveChecks.RequireApart(CollectiveKind.Send, send, recv);
            Check(ref sending, group);
            Check(ref receiving, group);
            if (group is null)
            {
                Transport.Launch([new RecordedCall(this, sending), new RecordedCall(this, receiving)]);
            }
            else
            {
                group.Record(this, sending);
                group.Record(this, receiving);
                recorded = true;
            }
        }
        finally
        {
            if (!recorded)
                Release(send, recv);
        }
    }

    private static CollectiveCall Movement<T>(
        CollectiveKind kind, in Operand send, in Operand recv, int peer, AcceleratorStream? stream, CallSite site)
        where T : unmanaged =>
        new()
        {
            Kind = kind, Send = send, Recv = recv, Peer = peer, Stream = stream, Site = site, DataType = typeof(T),
            // Data is moved as bytes: a T of any size is that many elements of the one-byte type.
            Element = ElementType.UInt8, ElementSize = Unsafe.SizeOf<T>(), Count = Unsafe.SizeOf<T>(),
        };

    /// <summary>This rank's block of a buffer that holds one block a rank; a remainder is left for the checks to report.</summary>
    private Operand BlockOf<T>(in Operand whole)
        where T : unmanaged
    {
        long block = whole.Bytes / Unsafe.SizeOf<T>() / Size * Unsafe.SizeOf<T>();
        return whole.Slice(Rank * block, block);
    }

    private void Issue(CollectiveCall call)
    {
        GroupState? group = GroupState.Open;
        bool recorded = false;
        try
        {
            Check(ref call, group);
            if (group is null)
            {
                if (call.IsPointToPoint && call.Peer == Rank)
                {
                    throw new InvalidOperationException(
                        $"{call}: a rank's {call.Kind} to itself needs its match in the same group. Open a CollectiveGroup, or use SendRecv.");
                }

                var alone = new RecordedCall(this, call);
                Transport.Launch(new ReadOnlySpan<RecordedCall>(in alone));
            }
            else
            {
                group.Record(this, call);
                recorded = true;
            }
        }
        finally
        {
            if (!recorded)
                Release(call.Send, call.Recv);
        }
    }

    /// <summary>Checks everything one rank can know and turns the per-element factor in Count into the count itself.</summary>
    private void Check(ref CollectiveCall call, GroupState? group)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (Pending is { } other && other != group)
        {
            throw new InvalidOperationException(
                $"Rank {Rank}'s communicator has calls in the group opened {other.Origin}, which has not ended. A communicator is used by "
                + "one thread at a time, and a group ends on the thread that opened it.");
        }

        if ((uint)call.Op > (uint)ReduceOp.Average)
            throw new ArgumentOutOfRangeException("op", call.Op, "Not a reduction of ReduceOp.");
        CheckOperand(call, call.Send, "send", group);
        CheckOperand(call, call.Recv, "recv", group);
        if (call.Stream is { } stream && (!Device.HasAccelerator || stream.Accelerator != Accelerator))
        {
            throw new ArgumentException(
                $"{call.Kind}: the stream is of {stream.Accelerator}, rank {Rank}'s communicator is on {Device}.", nameof(stream));
        }

        call.Count *= CollectiveChecks.Check(call.Kind, Rank, Size, call.Send, call.Recv, call.ElementSize, call.Peer);
    }

    private void CheckOperand(in CollectiveCall call, in Operand operand, string name, GroupState? group)
    {
        switch (operand.Space)
        {
            case MemorySpace.Device when operand.IsDisposed:
                throw new ObjectDisposedException(name, $"{call.Kind}: the buffer given as {name} is disposed.");

            case MemorySpace.Device when operand.Accelerator is { } accelerator
                && (!Device.HasAccelerator || accelerator != Accelerator):
                throw new ArgumentException(
                    $"{call.Kind}: {name} is memory of {accelerator}, rank {Rank}'s communicator is on {Device}. Allocate the buffer "
                    + "with the communicator's own Accelerator.",
                    name);

            case MemorySpace.Host or MemorySpace.Span when !Transport.CarriesHostMemory:
                throw new ArgumentException(
                    $"{call.Kind}: {name} is host memory, and the {Backend} backend carries device memory. Allocate a buffer with the "
                    + "communicator's Accelerator, or make the communicators with BackendKind.Host.",
                    name);

            case MemorySpace.Span when group is not null:
                throw new InvalidOperationException(
                    $"{call.Kind}: {name} is a span, which is in place only until the call returns, but a call in a group is launched when the "
                    + $"group opened {group.Origin} ends. Pass the array or a Memory<T>.");
        }
    }

    private static void Release(in Operand send, in Operand recv)
    {
        send.Pin.Dispose();
        recv.Pin.Dispose();
    }

    private static ElementType ReleaseAndThrow<T>(in Operand send, in Operand recv)
        where T : unmanaged
    {
        Release(send, recv);
        return ElementInfo<T>.LaneType;
    }
}
