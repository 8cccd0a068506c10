using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedCollectives.Analyzers.Distribution;

/// <summary>What calls that are no collectives do to how buffers lie, by the attributes of their parameters.</summary>
internal sealed class CallEffects(SpreadContext context, ISpreadObserver observer)
{
    public BufferStates Apply(IInvocationOperation call, BufferStates states)
    {
        var communicates = context.Reach.MayCommunicate(call);
        if (!Reach.IsFramework(call.TargetMethod) || GivesMethod(call))
            states = Invalidate(states, communicates);
        foreach (var argument in call.Arguments)
        {
            if (context.Names.OfElement(argument.Value) is { } element)
            {
                if (argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out)
                    states = states.With(element.Symbol, default);
                continue;
            }

            if (context.Names.Of(argument.Value) is { } buffer)
                states = Pass(call, argument, buffer, communicates, states);
        }

        return states;
    }

    public void CheckReturn(IOperation returned, IMethodSymbol method, BufferStates states)
    {
        if (context.Names.Of(returned) is { } buffer)
            Check(buffer, states[buffer.Symbol], $"what '{method.Name}' returns", context.Declared.Of(method), returned);
    }

    private BufferStates Pass(
        IInvocationOperation call, IArgumentOperation argument, NamedBuffer buffer, bool communicates, BufferStates states)
    {
        var parameter = context.Kernels.ParameterOf(call, argument);
        var declared = parameter is null ? Spread.Unknown : context.Declared.Of(parameter);
        if (communicates)
        {
            // What a helper that communicates declares may be what it makes of the buffer.
            observer.OnRestored(buffer.Symbol);
            return states.With(buffer.Symbol, declared == Spread.Replicated && !buffer.IsPart ? new BufferState(declared, buffer.Path) : default);
        }

        var state = states[buffer.Symbol];
        if (declared != Spread.Unknown)
        {
            var place = $"parameter '{parameter!.Name}' of '{parameter.ContainingSymbol.Name}'";
            Check(buffer, state, place, declared, argument.Value);
            return declared == Spread.PerRank && state.Spread != Spread.PerRank && context.Declared.Of(buffer.Symbol) is Spread.Unknown or Spread.PerRank
                ? states.With(buffer.Symbol, new BufferState(declared))
                : states;
        }

        return IsReadOnly(argument) || state.Spread != Spread.Replicated || context.Declared.Of(buffer.Symbol) == Spread.Replicated
            ? states
            : states.With(buffer.Symbol, default);
    }

    private void Check(NamedBuffer buffer, BufferState state, string place, Spread declared, IOperation site)
    {
        var own = context.Declared.Of(buffer.Symbol);
        var mismatches = declared switch
        {
            Spread.Replicated => state.Spread is Spread.PerRank or Spread.Sharded,
            Spread.Sharded => state.Spread == Spread.PerRank || (state.Spread == Spread.Replicated && own == Spread.Replicated && !buffer.IsPart),

            // A buffer of one's own may well hold what was reduced before: the next step writes it anew.
            Spread.PerRank => state.Spread == own && own is Spread.Replicated or Spread.Sharded && state.Spread != Spread.Unknown,
            _ => false,
        };
        if (mismatches)
            observer.OnMismatch(buffer, state, place, declared, site);
    }

    // Anything may have been written meanwhile, by way of a field or of another reference.
    private BufferStates Invalidate(BufferStates states, bool communicates)
    {
        foreach (var symbol in states.Changed.ToList())
        {
            if (states[symbol].Spread switch
            {
                Spread.Replicated => context.Declared.Of(symbol) != Spread.Replicated,
                Spread.PerRank or Spread.Sharded => communicates,
                _ => false,
            })
                states = states.With(symbol, default);
        }

        if (!communicates)
            return states;
        observer.OnRestored(null);
        return context.PerRankMembers.Aggregate(states, static (states, symbol) => states.With(symbol, default));
    }

    private static bool GivesMethod(IInvocationOperation call) => call.Arguments.Any(static argument =>
        argument.Value is IDelegateCreationOperation { Target: IMethodReferenceOperation });

    private static bool IsReadOnly(IArgumentOperation argument) =>
        argument.Parameter?.Type is INamedTypeSymbol { Name: "ReadOnlySpan" or "ReadOnlyMemory" or "IEnumerable" or "IReadOnlyList" };
}
