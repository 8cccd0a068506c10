using Microsoft.CodeAnalysis;

namespace TypedCollectives.Analyzers.Distribution;

/// <summary>What collectives do to how buffers lie.</summary>
internal sealed class ExchangeEffects(SpreadContext context, ISpreadObserver observer)
{
    public BufferStates Apply(Exchange exchange, BufferStates states)
    {
        var sent = exchange.Send is { } send ? states[send.Symbol] : default;
        var isRepeated = IsRepeated(exchange, sent);
        if (isRepeated)
            observer.OnRepeated(exchange.Send!, exchange);
        if (exchange.Recv is not { } recv)
            return states;
        var result = ResultOf(exchange.Operation, sent.Spread);
        if (!isRepeated)
            CheckResult(exchange, recv, result);
        if (exchange.Operation is "AllReduce" or "Broadcast" or "AllGather" or "AllGatherV")
            observer.OnRestored(recv.Symbol);
        if (exchange.Operation == "Send")
            return states;
        return states.With(recv.Symbol, recv.IsPart && states[recv.Symbol].Spread != result ? default : new BufferState(result, recv.Path));
    }

    // An average, minimum or maximum of equal values is these values.
    private bool IsRepeated(Exchange exchange, BufferState sent) =>
        exchange is { AddsUp: true, Send: { } send }
        && exchange.Operation is "AllReduce" or "Reduce" or "ReduceScatter"
        && sent.Spread == Spread.Replicated
        && (context.Declared.Of(send.Symbol) != Spread.Unknown || context.Declared.IsBound(send.Symbol))
        && (sent.IsDeclared || sent.Path is null || (send.Path is { } path && sent.Path.Value.Equals(path)));

    private void CheckResult(Exchange exchange, NamedBuffer recv, Spread result)
    {
        var declared = context.Declared.Of(recv.Symbol);
        if (recv.IsPart)
            return;
        if (declared == Spread.Replicated && exchange.Operation is "ReduceScatter" or "Scatter")
            observer.OnResult(recv, Spread.Sharded, declared, exchange);
        else if (declared == Spread.Sharded && result == Spread.Replicated && exchange is { Operation: "AllReduce", IsInPlace: false })
            observer.OnResult(recv, result, declared, exchange);
    }

    private static Spread ResultOf(string operation, Spread sent) => operation switch
    {
        // The sum of the same shard over another set of ranks is still this shard.
        "AllReduce" => sent == Spread.Sharded ? Spread.Unknown : Spread.Replicated,
        "Broadcast" or "AllGather" or "AllGatherV" => Spread.Replicated,
        "ReduceScatter" or "Scatter" => Spread.Sharded,
        _ => Spread.Unknown,
    };
}
