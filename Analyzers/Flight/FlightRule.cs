using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Rules;
using TypedCollectives.Analyzers.Typestate;

namespace TypedCollectives.Analyzers.Flight;

/// <summary>Follows which buffers a collective has in flight, and on which stream.</summary>
internal sealed class FlightRule : TypestateRule
{
    /// <summary>The property of a diagnostic that names what to synchronize.</summary>
    public const string Completion = nameof(Completion);

    private readonly FlowContext _context;
    private readonly Issues _issues;
    private readonly GraphLaunches _launches;
    private readonly Touches _touches;
    private readonly Endings _endings;
    private readonly WaitingLoops _waitingLoops;

    public FlightRule(FlowContext context)
    {
        _context = context;
        var streams = new StreamIdentities(context);
        _issues = new Issues(context, streams);
        _launches = new GraphLaunches(context, streams, _issues);
        _touches = new Touches(context, streams);
        _endings = new Endings(context, streams, _touches);
        _waitingLoops = new WaitingLoops(context);
    }

    public override ImmutableHashSet<Fact> Apply(ImmutableHashSet<Fact> state, IOperation operation, bool isFinal)
    {
        if (state.Any(static fact => fact.Detail is InFlight || fact.Kind == FactKind.GroupOpen))
        {
            state = _endings.After(state, operation);
            foreach (var touch in _touches.Of(operation))
                state = Meet(state, touch, isFinal, operation);
            if (operation is IFlowAnonymousFunctionOperation lambda)
                state = _touches.Of(lambda).Aggregate(state, (left, inner) => Meet(left, inner.Touch, isFinal, inner.Operation));
        }

        return operation is IInvocationOperation call ? Issue(state, call, isFinal) : state;
    }

    private ImmutableHashSet<Fact> Issue(ImmutableHashSet<Fact> state, IInvocationOperation call, bool isFinal)
    {
        foreach (var (path, flight) in _launches.Of(call))
            state = state.Add(new Fact(FactKind.InFlight, path, call, flight));
        if (ContractCall.Of(call, _context.Known) is not { } contract)
            return state;
        if (contract.Kind is CallKind.GroupStart or CallKind.GroupOpen)
            return state.Add(new Fact(FactKind.GroupOpen, AccessPath.Of(call.TargetMethod), call));
        var isGrouped = state.Any(static fact => fact.Kind == FactKind.GroupOpen);
        var issues = _issues.Of(contract).ToList();
        foreach (var (path, flight, isHost) in issues)
        {
            // What is marked ready is exchanged behind what the computing stream has by then.
            if (!isHost && !flight.IsExchanged)
                state = Meet(state, new Touch(path, TouchKind.Device, flight.Writes, flight.Stream, call.Syntax.GetLocation()), isFinal, call);
        }

        foreach (var (path, flight, isHost) in issues)
        {
            if (!isHost)
                state = state.Add(new Fact(FactKind.InFlight, path, call, flight));
            else if (isGrouped && flight.Writes)
                state = state.Add(new Fact(FactKind.Recorded, path, call, flight));
        }

        return state;
    }

    private ImmutableHashSet<Fact> Meet(ImmutableHashSet<Fact> state, Touch touch, bool isFinal, IOperation operation)
    {
        var isGrouped = state.Any(static fact => fact.Kind == FactKind.GroupOpen);
        foreach (var fact in state)
        {
            if (fact.Detail is not InFlight flight || !fact.Subject.Overlaps(touch.Path) || IsOwnRound(fact, operation)
                || (flight.Stream.Kind is StreamKind.Communicator or StreamKind.Made && _waitingLoops.StandBetween(flight.Call.Syntax, operation.Syntax))
                || !(flight.Writes || touch.Writes) || !Clashes(fact.Kind, flight, touch, isGrouped))
                continue;
            if (isFinal)
                Report(fact, flight, touch, operation);

            // Once is enough.
            state = state.Remove(fact);
        }

        return state;
    }

    private static bool Clashes(FactKind kind, InFlight flight, Touch touch, bool isGrouped)
    {
        if (kind == FactKind.Recorded)
            return touch.Kind is TouchKind.Read or TouchKind.Written;
        if (touch.Kind == TouchKind.Released || (touch.Stream is null && !isGrouped))
            return true;

        // Inside the group nothing is launched yet, and its calls wait for all their streams.
        return !isGrouped && touch.Stream?.DiffersFrom(flight.Stream) == true;
    }

    // buffers[i] of another round is another buffer.
    private static bool IsOwnRound(Fact fact, IOperation operation) =>
        fact.Detail is InFlight { CoversEachElement: false }
        && fact.Subject.Steps.Any(static step => step.Kind == PathStepKind.AnyIndex)
        && fact.Origin!.Syntax.Ancestors()
            .FirstOrDefault(static node => node is CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax)
            ?.Span.Contains(operation.Syntax.Span) == true;

    private static string Waits(InFlight flight) =>
        (flight.IsExchanged ? $"call '{flight.Stream.Path?.Name}.Wait()' and then " : "call ") + $"'{flight.Completion ?? "stream"}.Synchronize()' first";

    private void Report(Fact fact, InFlight flight, Touch touch, IOperation operation)
    {
        var line = flight.Call.Syntax.LineNumber();
        var name = flight.Call.TargetMethod.Name;
        if (touch.Kind == TouchKind.Device)
        {
            var user = operation is IInvocationOperation { TargetMethod: { MethodKind: not MethodKind.DelegateInvoke } method } ? method.Name : "the kernel";
            _context.Report(Diagnostic.Create(
                FlightRules.OtherStream, touch.Location, [flight.Call.Syntax.GetLocation()],
                touch.Path.Name, user, touch.Stream!.Name, name, line, flight.Stream.Name));
            return;
        }

        var isRecorded = fact.Kind == FactKind.Recorded;
        var verb = touch.Kind switch { TouchKind.Read => "read", TouchKind.Written => "written", _ => "released" };
        var completion = isRecorded || flight.IsExchanged ? null : flight.Completion;
        _context.Report(Diagnostic.Create(
            FlightRules.BufferInFlight,
            touch.Location,
            [flight.Call.Syntax.GetLocation()],
            ImmutableDictionary<string, string?>.Empty.Add(Completion, completion),
            touch.Path.Name,
            verb,
            name,
            line,
            isRecorded ? "waits for the end of the group" : flight.IsExchanged ? "leaves it to the exchange" : "may still be using it",
            isRecorded ? "end the group first" : Waits(flight)));
    }
}
