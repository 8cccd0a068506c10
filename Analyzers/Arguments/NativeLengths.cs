using Microsoft.CodeAnalysis;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Rules;
using TypedCollectives.Analyzers.Symbols;
using TypedCollectives.Analyzers.Values;

namespace TypedCollectives.Analyzers.Arguments;

/// <summary>TC3004 for native calls: a buffer that is shorter than the number of elements the call is given.</summary>
internal sealed class NativeLengths(KnownSymbols known, ValueReader values)
{
    public IEnumerable<Diagnostic> Check(Transfer transfer)
    {
        if (transfer is not { IsNative: true, Count: { } read, ElementSize: not null }
            || values.Communicators.SizeOf(transfer.Communicator) is not { } ranks
            || (transfer.IsRooted && !values.IsMadeByRoot(transfer)))
            yield break;
        var count = values.At(transfer.Call, read);
        var all = count * values.At(transfer.Call, ranks);
        if (Check(transfer, transfer.Send, transfer.Operation is "ReduceScatter" or "Scatter" or "AllToAll" ? all : count) is { } shortSend)
            yield return shortSend;
        if (transfer.Recv != transfer.Send
            && Check(transfer, transfer.Recv, transfer.Operation is "AllGather" or "Gather" or "AllToAll" ? all : count) is { } shortRecv)
            yield return shortRecv;
    }

    private Diagnostic? Check(Transfer transfer, IOperation? buffer, Quantity needed)
    {
        if (buffer is null || values.Buffers.Read(buffer) is not { Length: { } read } region
            || ElementSizes.Of(region.Origin.Type, known) != transfer.ElementSize)
            return null;
        var length = values.At(transfer.Call, read);
        return (needed - length).IsPositive(Minimum.OnEveryRank, length)
            ? Diagnostic.Create(
                ArgumentRules.LengthMismatch,
                buffer.Syntax.GetLocation(),
                transfer.Operation,
                $"{needed} elements here",
                $"the buffer has {length}")
            : null;
    }
}
