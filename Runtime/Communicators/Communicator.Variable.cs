using System.Buffers;
using ILGPU.Runtime;

namespace TypedCollectives;

public sealed partial class Communicator
{
    private const int PlacesOnStack = 64;

    private static readonly VariableNames Blocks = new("recv", "counts", "displacements");
    private static readonly VariableNames SentBlocks = new("send", "sendCounts", "sendDisplacements");
    private static readonly VariableNames ReceivedBlocks = new("recv", "recvCounts", "recvDisplacements");

    /// <summary>One broadcast a rank, all launched together.</summary>
    /// <remarks>Without a send buffer what this rank contributes is its block of the other one.</remarks>
    private void IssueAllGatherV<T>(
        Operand? send, in Operand recv, ReadOnlySpan<long> counts, ReadOnlySpan<long> displacements, AcceleratorStream? stream, CallSite site)
        where T : unmanaged
    {
        const string Operation = nameof(AllGatherV);
        RecordedCall[] calls = ArrayPool<RecordedCall>.Shared.Rent(Size);
        bool kept = false;
        try
        {
            int element = ElementInfo<T>.Bytes.Size;
            Span<long> starts = Size <= PlacesOnStack ? stackalloc long[Size] : new long[Size];
            VariableBlocks.Place(Operation, counts, displacements, Blocks, recv.Bytes / element, starts);
            if (displacements.Length != 0)
                VariableBlocks.RequireApart(Operation, counts, starts, Blocks);
            if (send is { } own)
            {
                if (own.Bytes != counts[Rank] * element)
                    throw VariableErrors.OwnLength(Operation, Rank, own.Bytes / element, counts[Rank]);
                VariableBlocks.RequireInPlaceOrApart(Operation, Rank, own, recv, counts, starts, element);
            }

            for (int root = 0; root < Size; root++)
            {
                Operand block = recv.Slice(starts[root] * element, counts[root] * element, holds: root == 0);
                Operand sent = root == Rank ? send ?? block.Unpinned : default;
                Fill(ref calls[root], CollectiveKind.Broadcast, ElementInfo<T>.Bytes, sent, block, default, null, root, stream, site);
            }

            kept = IssueTogether(calls.AsSpan(0, Size));
        }
        finally
        {
            if (!kept)
                Release(send ?? default, recv);
            ArrayPool<RecordedCall>.Shared.Return(calls, clearArray: true);
        }
    }

    /// <summary>A message to and from every rank, all launched together.</summary>
    /// <remarks>Messages of no elements are made as well: a rank that expects some would wait for them.</remarks>
    private void IssueAllToAllV<T>(
        in Operand send, ReadOnlySpan<long> sendCounts, ReadOnlySpan<long> sendDisplacements, in Operand recv, ReadOnlySpan<long> recvCounts,
        ReadOnlySpan<long> recvDisplacements, AcceleratorStream? stream, CallSite site)
        where T : unmanaged
    {
        const string Operation = nameof(AllToAllV);
        RecordedCall[] calls = ArrayPool<RecordedCall>.Shared.Rent(2 * Size);
        bool kept = false;
        try
        {
            int element = ElementInfo<T>.Bytes.Size;
            Span<long> sent = Size <= PlacesOnStack ? stackalloc long[Size] : new long[Size];
            Span<long> received = Size <= PlacesOnStack ? stackalloc long[Size] : new long[Size];
            VariableBlocks.Place(Operation, sendCounts, sendDisplacements, SentBlocks, send.Bytes / element, sent);
            VariableBlocks.Place(Operation, recvCounts, recvDisplacements, ReceivedBlocks, recv.Bytes / element, received);
            if (recvDisplacements.Length != 0)
                VariableBlocks.RequireApart(Operation, recvCounts, received, ReceivedBlocks);
            if (sendCounts[Rank] != recvCounts[Rank])
                throw VariableErrors.OwnBlocks(Operation, Rank, sendCounts[Rank], recvCounts[Rank]);
            if (send.Overlaps(recv))
                throw VariableErrors.InPlace(Operation);

            for (int peer = 0; peer < Size; peer++)
            {
                Operand to = send.Slice(sent[peer] * element, sendCounts[peer] * element, holds: peer == 0);
                Operand from = recv.Slice(received[peer] * element, recvCounts[peer] * element, holds: peer == 0);
                Fill(ref calls[2 * peer], CollectiveKind.Send, ElementInfo<T>.Bytes, to, default, default, null, peer, stream, site);
                Fill(ref calls[(2 * peer) + 1], CollectiveKind.Recv, ElementInfo<T>.Bytes, default, from, default, null, peer, stream, site);
            }

            kept = IssueTogether(calls.AsSpan(0, 2 * Size));
        }
        finally
        {
            if (!kept)
                Release(send, recv);
            ArrayPool<RecordedCall>.Shared.Return(calls, clearArray: true);
        }
    }

    /// <summary>Launches calls as one, or makes all of them part of the open group.</summary>
    /// <returns>Whether they are in a group now, which then lets go of their memory.</returns>
    private bool IssueTogether(Span<RecordedCall> calls)
    {
        GroupState? group = GroupState.Open;
        foreach (ref RecordedCall recorded in calls)
            Check(ref recorded.Call, group);
        if (group is null)
        {
            Transport.Launch(calls);
            return false;
        }

        foreach (ref readonly RecordedCall recorded in calls)
        {
            ref RecordedCall next = ref group.Next();
            next = recorded;
            group.Keep(next); // refuses the first one or none
        }

        return true;
    }
}
