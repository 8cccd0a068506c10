using System.Runtime.CompilerServices;
using ILGPU.Runtime;

namespace TypedCollectives;

public sealed partial class Communicator
{
    private void IssueReduction<T>(
        CollectiveKind kind, in Operand send, in Operand recv, ReduceOp op, int root, AcceleratorStream? stream, CallSite site)
        where T : unmanaged
    {
        if (ElementInfo<T>.Lanes is not { } lanes)
        {
            Release(send, recv);
            throw ElementInfo<T>.NoReduction();
        }

        Issue(kind, lanes, send, recv, op, null, root, stream, site);
    }

    private void IssueReduction<T, TReduction>(
        CollectiveKind kind, in Operand send, in Operand recv, int root, AcceleratorStream? stream, CallSite site)
        where T : unmanaged
        where TReduction : struct, IReduction<T> =>
        Issue(kind, ElementInfo<T>.Whole, send, recv, default, Reduction<T, TReduction>.Instance, root, stream, site);

    private void IssueMovement<T>(
        CollectiveKind kind, in Operand send, in Operand recv, int peer, AcceleratorStream? stream, CallSite site)
        where T : unmanaged =>
        Issue(kind, ElementInfo<T>.Bytes, send, recv, default, null, peer, stream, site);

    private void IssueExchange<T>(
        in Operand send, int destination, in Operand recv, int source, AcceleratorStream? stream, CallSite site)
        where T : unmanaged
    {
        bool kept = false;
        try
        {
            CollectiveChecks.RequireApart(CollectiveKind.Send, send, recv);
            Span<RecordedCall> pair = [default, default];
            Fill(ref pair[0], CollectiveKind.Send, ElementInfo<T>.Bytes, send, default, default, null, destination, stream, site);
            Fill(ref pair[1], CollectiveKind.Recv, ElementInfo<T>.Bytes, default, recv, default, null, source, stream, site);
            kept = IssueTogether(pair);
        }
        finally
        {
            if (!kept)
                Release(send, recv);
        }
    }

    /// <summary>This rank's block of a buffer that holds one block a rank; a remainder is left for the checks to report.</summary>
    private Operand BlockOf<T>(in Operand whole)
        where T : unmanaged
    {
        int size = ElementInfo<T>.Bytes.Size;
        long block = whole.Bytes / size / Size * size;
        return whole.Slice(Rank * block, block);
    }

    private void Issue(
        CollectiveKind kind, ElementLayout layout, in Operand send, in Operand recv, ReduceOp op, Reduction? custom, int peer,
        AcceleratorStream? stream, CallSite site)
    {
        if (GroupState.Open is { } group)
            Record(group, kind, layout, send, recv, op, custom, peer, stream, site);
        else
            LaunchAlone(kind, layout, send, recv, op, custom, peer, stream, site);
    }

    private void Record(
        GroupState group, CollectiveKind kind, ElementLayout layout, in Operand send, in Operand recv, ReduceOp op, Reduction? custom, int peer,
        AcceleratorStream? stream, CallSite site)
    {
        try
        {
            ref RecordedCall next = ref group.Next();
            Fill(ref next, kind, layout, send, recv, op, custom, peer, stream, site);
            Check(ref next.Call, group);
            group.Keep(next);
        }
        catch
        {
            Release(send, recv);
            throw;
        }
    }

    private void LaunchAlone(
        CollectiveKind kind, ElementLayout layout, in Operand send, in Operand recv, ReduceOp op, Reduction? custom, int peer,
        AcceleratorStream? stream, CallSite site)
    {
        try
        {
            RecordedCall alone = default;
            Fill(ref alone, kind, layout, send, recv, op, custom, peer, stream, site);
            Check(ref alone.Call, null);
            if (alone.Call.IsPointToPoint && peer == Rank)
                throw CallErrors.ToItself(alone.Call);

            Transport.Launch(new ReadOnlySpan<RecordedCall>(in alone));
        }
        finally
        {
            Release(send, recv);
        }
    }

    private void Fill(
        ref RecordedCall recorded, CollectiveKind kind, ElementLayout layout, in Operand send, in Operand recv, ReduceOp op,
        Reduction? custom, int peer, AcceleratorStream? stream, CallSite site)
    {
        recorded.Communicator = this;
        ref CollectiveCall call = ref recorded.Call;
        send.CopyTo(ref call.Send);
        recv.CopyTo(ref call.Recv);
        call.Layout = layout;
        call.Custom = custom;
        call.IsScaled = false; // places in a group are used again
        call.Stream = stream;
        call.File = site.File;
        call.Line = site.Line;
        call.Kind = kind;
        call.Op = op;
        call.Peer = peer;
    }

    /// <summary>Checks everything one rank can know, and sets the count.</summary>
    private void Check(ref CollectiveCall call, GroupState? group)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (Pending is { } other && other != group)
            throw CallErrors.InAnotherGroup(this, other);
        if ((uint)call.Op > (uint)ReduceOp.Average)
            throw CallErrors.NoReduction(call.Op);
        Accelerator? own = Device.Opened;
        CheckOperand(call.Kind, call.Send, "send", own, group);
        CheckOperand(call.Kind, call.Recv, "recv", own, group);
        if (call.Stream is { } stream && stream.Accelerator != own)
            throw CallErrors.StreamOfAnotherDevice(this, call.Kind, stream);
        call.Count = call.Layout.Units
            * CollectiveChecks.Check(call.Kind, _rank, _size, call.Send, call.Recv, call.Layout.Size, call.Peer); // who has a device has both
        GraphCapture.Open?.Enter(this, call);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void CheckOperand(CollectiveKind kind, in Operand operand, string name, Accelerator? own, GroupState? group)
    {
        // Device memory of no elements has no buffer.
        if (operand.Buffer is { } buffer)
        {
            ObjectDisposedException.ThrowIf(buffer.IsDisposed, buffer);
            if (buffer.Accelerator != own)
                throw CallErrors.BufferOfAnotherDevice(this, kind, name, buffer);
        }
        else if (operand.Space > MemorySpace.Device)
        {
            CheckHostOperand(kind, operand, name, group);
        }
    }

    private void CheckHostOperand(CollectiveKind kind, in Operand operand, string name, GroupState? group)
    {
        if (!Transport.CarriesHostMemory)
            throw CallErrors.HostMemory(this, kind, name);
        if (operand.Space == MemorySpace.Span && group is not null)
            throw CallErrors.SpanInGroup(kind, name, group);
    }

    private static void Release(in Operand send, in Operand recv)
    {
        send.Release();
        recv.Release();
    }
}
