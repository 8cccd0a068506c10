using Microsoft.CodeAnalysis;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Rules;
using TypedCollectives.Analyzers.Symbols;
using TypedCollectives.Analyzers.Values;

namespace TypedCollectives.Analyzers.Arguments;

/// <summary>TC3006: what is sent and what is received overlap, and not as the operation defines in place.</summary>
internal sealed class Overlaps(KnownSymbols known, ValueReader values)
{
    /// <summary>The mistake, if there certainly is one.</summary>
    public Diagnostic? Check(Transfer transfer)
    {
        if (transfer.Send is null || transfer.Recv is null || transfer.Send == transfer.Recv
            || values.Buffers.Read(transfer.Send) is not { Root: { } root } send
            || values.Buffers.Read(transfer.Recv) is not { Root: { } other } recv || !root.Equals(other)
            || DistanceOf(transfer, send, recv) is not { } distance
            || (transfer.IsRooted && !values.IsMadeByRoot(transfer)))
            return null;
        var sent = At(transfer, transfer.IsNative ? transfer.Count : send.Length);
        var received = At(transfer, transfer.IsNative ? transfer.Count : recv.Length);
        if (!Overlap(transfer, distance, (send, sent), (recv, received)) || WhyWrong(transfer, distance, sent, received) is not { } problem)
            return null;
        return Diagnostic.Create(ArgumentRules.OverlappingBuffers, transfer.Recv.Syntax.GetLocation(), transfer.Operation, problem);
    }

    // One variable is one place, wherever that is.
    private Quantity? DistanceOf(Transfer transfer, BufferRegion send, BufferRegion recv)
    {
        if (values.Paths.Read(transfer.Send!) is { } path && values.Paths.Read(transfer.Recv!) is { } other && path.Equals(other))
            return Quantity.Zero;
        return At(transfer, send.Offset) is { } from && At(transfer, recv.Offset) is { } to ? from - to : null;
    }

    private bool Overlap(
        Transfer transfer, Quantity distance, (BufferRegion Region, Quantity? Length) send, (BufferRegion Region, Quantity? Length) recv)
    {
        if (distance.IsZero)
            return true;
        if (transfer.IsNative && ElementSizes.Of(send.Region.Origin.Type, known) != transfer.ElementSize)
            return false;
        if (!transfer.IsNative && (send.Region.IsWhole || recv.Region.IsWhole))
            return true;
        return distance.Constant is { } apart
            && (apart.Sign > 0 ? recv.Length?.Constant > apart : send.Length?.Constant > -apart);
    }

    private string? WhyWrong(Transfer transfer, Quantity distance, Quantity? sent, Quantity? received)
    {
        switch (transfer.Operation)
        {
            case "AllToAll" or "AllToAllV" or "SendRecv":
                return "it never works in place; use a second buffer";
            case "AllReduce" or "Broadcast" or "Reduce":
                return distance.IsNotZero(Minimum.OnEveryRank, sent, received)
                    ? "it works in place only with one and the same buffer for both"
                    : null;
            case "AllGather":
                return IsElsewhere(transfer, distance, RankOf(transfer), sent) ? "in place, send is this rank's block of recv" : null;
            case "ReduceScatter":
                return IsElsewhere(transfer, -distance, RankOf(transfer), received) ? "in place, recv is this rank's block of send" : null;
            case "Gather":
                return IsElsewhere(transfer, distance, RootOf(transfer), sent) ? "in place, send is the root's block of recv" : null;
            case "Scatter":
                return IsElsewhere(transfer, -distance, RootOf(transfer), received) ? "in place, recv is the root's block of send" : null;
            default:
                return null;
        }
    }

    private bool IsElsewhere(Transfer transfer, Quantity distance, Quantity? place, Quantity? block)
    {
        if (place is null || block is null)
            return false;

        // At the root, the rank is the root.
        if (transfer.IsRooted && values.Communicators.RankOf(transfer.Communicator) is { } rank && rank.Atoms.FirstOrDefault() is { } atom)
            (distance, block) = (distance.Replace(atom, place), block.Replace(atom, place));
        var error = distance - (place * block);
        if (error.Atoms.Any(static atom => atom.Kind == AtomKind.Rank) && Conditions.IsGuarded(transfer.Call))
            return false;
        return error.IsNotZero(Minimum.OnSomeRank, block);
    }

    private Quantity? RankOf(Transfer transfer) => At(transfer, values.Communicators.RankOf(transfer.Communicator));

    private Quantity? RootOf(Transfer transfer) => transfer.Root is { } root ? At(transfer, values.Read(root)) : null;

    private Quantity? At(Transfer transfer, Quantity? quantity) => quantity is null ? null : values.At(transfer.Call, quantity);
}
