using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Operations;

namespace TypedCollectives.Analyzers.Distribution;

/// <summary>Follows how buffers lie through operations, in the order they run.</summary>
internal sealed class SpreadWalker(SpreadContext context, BufferStates states, ISpreadObserver observer)
{
    private readonly CallEffects _calls = new(context, observer);
    private readonly ExchangeEffects _exchanges = new(context, observer);

    public BufferStates States { get; private set; } = states;

    /// <summary>Goes through all of a block.</summary>
    public void Run(BasicBlock block, ControlFlowGraph graph, IMethodSymbol? method)
    {
        foreach (var operation in block.Evaluated())
            Visit(operation, graph);
        if (block is { FallThroughSuccessor.Semantics: ControlFlowBranchSemantics.Return, BranchValue: { } returned } && method is not null)
            _calls.CheckReturn(returned, method, States);
    }

    private void Visit(IOperation operation, ControlFlowGraph graph)
    {
        if (operation is IFlowAnonymousFunctionOperation lambda)
        {
            // Taken to run where it is written: mostly it is an argument of what runs it.
            var inner = graph.GetAnonymousFunctionControlFlowGraph(lambda);
            foreach (var block in inner.Blocks)
                Run(block, inner, method: null);
            return;
        }

        foreach (var child in operation.ChildOperations)
            Visit(child, graph);
        switch (context.AsWritten(operation))
        {
            case IInvocationOperation call:
                Call(call);
                break;
            case ISimpleAssignmentOperation assignment:
                Assign(assignment.Target, assignment.Value, assignment);
                break;
            case ICompoundAssignmentOperation compound when context.Names.OfElement(compound.Target) is { } target:
                Store(target, context.Mixer.Of(compound.Value, States), keepsOld: true, compound);
                break;
            case IDeconstructionAssignmentOperation { Target: ITupleOperation targets }:
                foreach (var element in targets.Elements)
                {
                    if ((context.Names.OfElement(element) ?? context.Names.Of(element)) is { } buffer)
                        States = States.With(buffer.Symbol, default);
                }

                break;
        }
    }

    private void Call(IInvocationOperation call)
    {
        if (context.Exchanges.Of(call) is { } exchanges)
        {
            foreach (var exchange in exchanges)
                States = _exchanges.Apply(exchange, States);
        }
        else if (BufferStore.Of(call, context.Names) is { } store)
        {
            if ((context.Names.OfElement(store.Target) ?? context.Names.Of(store.Target)) is not { } target)
                return;
            var mixture = store.Sources.Aggregate(Mixture.Same, (mixture, source) => mixture.With(context.Mixer.Of(source, States)));
            Store(target, mixture, store.KeepsOld, call);
        }
        else
        {
            States = _calls.Apply(call, States);
        }
    }

    private void Assign(IOperation target, IOperation value, IOperation site)
    {
        if (context.Names.OfElement(target) is { } element)
        {
            Store(element, context.Mixer.Of(value, States), keepsOld: false, site);
            return;
        }

        if (!context.Names.IsBuffer(target.Type) || target.ReferencedSymbol()?.OriginalDefinition is not { } symbol)
            return;
        var source = context.Names.Of(value);
        var state = source is not null ? States[source.Symbol] : context.Of(value);

        // Another name for a buffer is followed back to it, wherever the name is used.
        if (symbol is ILocalSymbol && source is not null && context.Writes.To(symbol).Count == 1)
            return;
        if (symbol is IFieldSymbol or IPropertySymbol && source is not null)
            observer.OnStore(symbol, new Mixture(state.Spread, source), state, site);
        States = States.With(symbol, new BufferState(state.Spread));
    }

    private void Store(NamedBuffer target, Mixture mixture, bool keepsOld, IOperation site)
    {
        if (mixture.Source is { } source)
            observer.OnStore(target.Symbol, mixture, States[source.Symbol], site);
        var old = States[target.Symbol];
        States = States.With(target.Symbol, mixture.Spread switch
        {
            Spread.PerRank or Spread.Sharded => new BufferState(mixture.Spread),
            Spread.Replicated when keepsOld || old.Spread == Spread.Replicated => old,
            Spread.Unknown when keepsOld && old.Spread == Spread.PerRank => old,
            _ => default,
        });
    }
}
