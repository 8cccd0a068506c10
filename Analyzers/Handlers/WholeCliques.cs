using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Handlers;

/// <summary>Recognizes calls that one thread makes for every rank there is: they need no other thread or process to come here.</summary>
internal static class WholeCliques
{
    /// <summary>Whether the call is made for each communicator of a clique within a handler, or serves a whole clique.</summary>
    public static bool IsForAllRanks(this ContractCall call, IOperation handler, KnownSymbols known)
    {
        if (call.Operation.Arguments.Any(argument => known.IsClique(argument.Value.Type)) || known.IsClique(call.Operation.Instance?.Type))
            return true;
        return call.Communicators().FirstOrDefault() is { } communicator && communicator.IsEachOfAll(handler, known);
    }

    /// <summary>Whether a loop within a handler gives the communicator each element of a clique in turn.</summary>
    public static bool IsEachOfAll(this IOperation communicator, IOperation handler, KnownSymbols known) => communicator.Unwrap() switch
    {
        ILocalReferenceOperation local => IsElement(local.Local, communicator, handler, known),
        IParameterReferenceOperation parameter => IsElement(parameter.Parameter, communicator, handler, known)
            || IsOfHelper(parameter.Parameter, communicator, handler, known),
        IPropertyReferenceOperation { Arguments.Length: 1 } indexer when known.IsClique(indexer.Instance?.Type) =>
            indexer.Arguments[0].Value.ReferencedSymbol() is not null && Rounds(communicator, handler).Any(),
        _ => false,
    };

    private static bool IsElement(ISymbol symbol, IOperation communicator, IOperation handler, KnownSymbols known) =>
        Rounds(communicator, handler).Any(round =>
            round.Elements.Contains(symbol, SymbolEqualityComparer.Default) && known.IsClique(CollectionOf(round.Node)?.Type));

    // Ranks.InGroup(clique, comm => comm.Barrier()): a helper that is given a clique and what to do with a communicator does it with all.
    private static bool IsOfHelper(IParameterSymbol parameter, IOperation communicator, IOperation handler, KnownSymbols known)
    {
        for (var current = communicator.Parent; current is not null && current != handler; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation lambda && lambda.Symbol.Equals(parameter.ContainingSymbol, SymbolEqualityComparer.Default))
            {
                return lambda.Parent is IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation call } }
                    && call.IsWithin(handler)
                    && (known.IsClique(call.Instance?.Type) || call.Arguments.Any(argument => known.IsClique(argument.Value.Type)));
            }
        }

        return false;
    }

    private static IEnumerable<Repetition> Rounds(IOperation operation, IOperation handler) =>
        Repetition.Around(operation).Where(round => round.Node.IsWithin(handler));

    private static IOperation? CollectionOf(IOperation node) => node switch
    {
        IForEachLoopOperation loop => loop.Collection.Unwrap(),
        IInvocationOperation { Arguments: { IsEmpty: false } arguments } call => (call.Instance ?? arguments[0].Value).Unwrap(),
        _ => null,
    };
}
