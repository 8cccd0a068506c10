using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Typestate;

namespace TypedCollectives.Analyzers.Flight;

/// <summary>Tells what is no longer in flight behind an operation.</summary>
internal sealed class Endings(FlowContext context, StreamIdentities streams, Touches touches)
{
    private readonly WaitingMethods _waiting = WaitingMethods.Of(context.Known);

    /// <summary>The facts without those of what the operation waits for, or may wait for.</summary>
    public ImmutableHashSet<Fact> After(ImmutableHashSet<Fact> state, IOperation operation)
    {
        switch (operation)
        {
            case IAwaitOperation or IFunctionPointerInvocationOperation or IDynamicInvocationOperation:
                return WithoutFlights(state, static _ => true);
            case IInvocationOperation call:
                return EndedBy(state, call);
            case IObjectCreationOperation { Constructor: { } constructor } when _waiting.MayWait(constructor):
                return WithoutFlights(state, static _ => true);
            case IPropertyReferenceOperation { Property.GetMethod: { } getter } when _waiting.MayWait(getter):
                return WithoutFlights(state, static _ => true);
            default:
                return state;
        }
    }

    private ImmutableHashSet<Fact> EndedBy(ImmutableHashSet<Fact> state, IInvocationOperation call)
    {
        var contract = ContractCall.Of(call, context.Known);
        if (contract?.Kind == CallKind.GroupEnd)
        {
            var open = state.Where(static fact => fact.Kind == FactKind.GroupOpen).ToList();
            var innermost = open.OrderBy(static fact => fact.Origin!.Syntax.SpanStart).LastOrDefault()?.Origin!.Syntax;
            state = state.Except(open.Where(fact => fact.Origin!.Syntax == innermost));
            return open.All(fact => fact.Origin!.Syntax == innermost)
                ? state.Except(state.Where(static fact => fact.Kind == FactKind.Recorded))
                : state;
        }

        if (call.Instance is { } instance && context.Captures.Resolve(instance) is var waited && context.Known.Buckets.IsExchange(waited.Type))
            return AfterExchange(state, call, waited);
        if (DeviceCopies.Of(call) is { } copy)
        {
            // It waits for its stream only; where it does not name one, it has to be looked at as a touch.
            return copy is { ReachesHost: true, Stream: not null } ? WithoutFlights(state, IsOn(streams.OfCopy(copy.Stream))) : state;
        }

        if (contract?.Kind == CallKind.Synchronize)
            return WithoutFlights(state, AwaitedBy(call));
        if (Release.Of(call, context.Known, context.Captures) is { } release && !context.Known.IsCommunicator(release.Subject.Type)
            && !context.Known.IsClique(release.Subject.Type))
            return state;
        if (call.TargetMethod.MethodKind == MethodKind.DelegateInvoke && touches.StreamOf(call) is not null)
            return state;
        return _waiting.MayWait(call.TargetMethod) ? WithoutFlights(state, static _ => true) : state;
    }

    // The computing streams wait for the exchange, and the host does not.
    private ImmutableHashSet<Fact> AfterExchange(ImmutableHashSet<Fact> state, IInvocationOperation call, IOperation exchange)
    {
        if (call.TargetMethod.Name is not ("Wait" or nameof(IDisposable.Dispose)))
            return state;
        var stream = new StreamIdentity(StreamKind.Exchange, context.Paths.Of(exchange));
        foreach (var fact in state)
        {
            if (fact.Detail is InFlight { IsExchanged: true } flight && !flight.Stream.DiffersFrom(stream))
                state = state.Remove(fact).Add(new Fact(fact.Kind, fact.Subject, fact.Origin, flight.Awaited, fact.Assumptions));
        }

        return state;
    }

    private Func<InFlight, bool> AwaitedBy(IInvocationOperation call)
    {
        var receiver = call.Instance is { } instance ? context.Captures.Resolve(instance) : null;
        if (context.Known.IsCommunicator(receiver?.Type) || context.Known.IsClique(receiver?.Type))
            return IsOn(streams.OfCommunicator(receiver));
        if (call.TargetMethod.Name == "cuStreamSynchronize")
            return IsOn(streams.OfCopy(call.Arguments[0].Value));
        return call.TargetMethod.Name.StartsWith("Synchronize", StringComparison.Ordinal) && receiver?.Type?.Name.EndsWith("Stream", StringComparison.Ordinal) == true
            ? IsOn(streams.OfCopy(receiver))
            : static _ => true;
    }

    private static Func<InFlight, bool> IsOn(StreamIdentity stream) => flight => !flight.Stream.DiffersFrom(stream);

    private static ImmutableHashSet<Fact> WithoutFlights(ImmutableHashSet<Fact> state, Func<InFlight, bool> isDone) =>
        state.Except(state.Where(fact => fact.Kind == FactKind.InFlight && isDone((InFlight)fact.Detail!)));
}
