using Microsoft.CodeAnalysis;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Rules;
using TypedCollectives.Analyzers.Values;

namespace TypedCollectives.Analyzers.Arguments;

/// <summary>TC3004: lengths that do not fit a collective.</summary>
internal sealed class LengthRelations(ValueReader values)
{
    // The number of ranks of a communicator that cannot be told from others: nothing else equals it.
    private static readonly Quantity AnySize = Quantity.Of(new Atom(AtomKind.Size, SymbolPath.This));

    /// <summary>The mistake, if there certainly is one.</summary>
    public Diagnostic? Check(Transfer transfer)
    {
        if (transfer.Send is null || transfer.Recv is null || transfer.IsNative)
            return null;
        var size = At(transfer, values.Communicators.SizeOf(transfer.Communicator) ?? AnySize)!;
        var send = values.Buffers.Read(transfer.Send);
        if (transfer.Send == transfer.Recv)
            return transfer.Operation is "AllGather" or "ReduceScatter" ? CheckDivides(transfer, At(transfer, send?.Length), size) : null;
        var recv = values.Buffers.Read(transfer.Recv);
        if (send is null || recv is null || (transfer.IsRooted && !values.IsMadeByRoot(transfer)))
            return null;
        return transfer.Operation switch
        {
            "AllReduce" or "Broadcast" or "Reduce" => CheckEqual(transfer, send, recv),
            "AllToAll" => CheckEqual(transfer, send, recv) ?? CheckDivides(transfer, At(transfer, send.Length), size),
            "AllGather" or "Gather" => CheckBlocks(transfer, recv, "recv", send, "send", size),
            "ReduceScatter" or "Scatter" => CheckBlocks(transfer, send, "send", recv, "recv", size),
            _ => null,
        };
    }

    private Diagnostic? CheckEqual(Transfer transfer, BufferRegion send, BufferRegion recv)
    {
        const string Rule = "recv.Length == send.Length";
        if (At(transfer, send.Length) is { } sent && At(transfer, recv.Length) is { } received)
        {
            return (received - sent).IsNotZero(Minimum.OnEveryRank, sent, received)
                ? Create(transfer, Rule, $"recv has {received} elements and send has {sent}")
                : null;
        }

        return (WhyPartOf(send, recv, "recv", transfer) ?? WhyPartOf(recv, send, "send", transfer)) is { } problem
            ? Create(transfer, Rule, problem)
            : null;
    }

    private Diagnostic? CheckBlocks(Transfer transfer, BufferRegion whole, string wholeName, BufferRegion block, string blockName, Quantity size)
    {
        var rule = $"{wholeName}.Length == Size * {blockName}.Length";
        if (At(transfer, whole.Length) is { } all && At(transfer, block.Length) is { } one)
        {
            if (!(all - (one * size)).IsNotZero(Minimum.OnEveryRank, one, all))
                return null;
            var ranks = size.Constant is { } number ? $" and there are {number} ranks" : "";
            return Create(transfer, rule, $"{wholeName} has {all} elements, {blockName} has {one}{ranks}");
        }

        // The whole is what must not be a part of the block. The block may well be a part of the whole: a quotient of it.
        return WhyPartOf(block, whole, wholeName, transfer) is { } problem ? Create(transfer, rule, problem) : null;
    }

    private Diagnostic? CheckDivides(Transfer transfer, Quantity? length, Quantity size)
    {
        if (length?.Constant is not { } elements || size.Constant is not { } ranks || ranks.Sign <= 0 || (elements % ranks).IsZero)
            return null;
        return Create(transfer, "one block of equal length for each rank", $"{elements} elements do not divide by {ranks} ranks");
    }

    // new T[send.Length / n] is shorter than send.
    private string? WhyPartOf(BufferRegion whole, BufferRegion part, string partName, Transfer transfer) =>
        part.Quotient is var (dividend, divisor) && whole.Length is { } length && dividend.IsSameAs(length)
        && (At(transfer, divisor)! - 1).IsPositive(Minimum.OnEveryRank)
            ? $"{partName} has {dividend} / {divisor} elements and the other buffer has {length}"
            : null;

    private Quantity? At(Transfer transfer, Quantity? quantity) => quantity is null ? null : values.At(transfer.Call, quantity);

    private static Diagnostic Create(Transfer transfer, string rule, string problem) => Diagnostic.Create(
        ArgumentRules.LengthMismatch, transfer.Recv!.Syntax.GetLocation(), transfer.Operation, rule, problem);
}
