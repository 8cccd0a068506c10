using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Uniformity;

/// <summary>
/// The variables of a member that count through communicators: where one thread drives several ranks, the index is the rank.
/// </summary>
internal sealed class RankIndices
{
    private readonly HashSet<ISymbol> _symbols = new(SymbolEqualityComparer.Default);

    public RankIndices(IOperation body, KnownSymbols known, SymbolWrites writes)
    {
        foreach (var operation in body.DescendantsAndSelf())
        {
            if (!known.IsAnyCommunicator(operation.Type) || ElementAccess.Of(operation)?.Index.ReferencedSymbol() is not { } index)
                continue;
            if (IsCounter(index, writes) || IsGivenToWorker(index, operation))
                _symbols.Add(index);
        }
    }

    public bool Contains(ISymbol symbol) => _symbols.Contains(symbol);

    // A variable that a loop moves on, or the element of a loop over numbers; a root that is picked once is none.
    private static bool IsCounter(ISymbol symbol, SymbolWrites writes) =>
        symbol is ILocalSymbol local
        && (writes.To(local).Any(static write => write.IsStep)
            || local.DeclaringSyntaxReferences.Any(static reference => reference.GetSyntax() is ForEachStatementSyntax));

    // Parallel.For(0, n, i => clique[i]...), or a method that each rank's thread runs: it makes its calls on what it picks.
    private static bool IsGivenToWorker(ISymbol symbol, IOperation communicator) =>
        symbol is IParameterSymbol parameter
        && ((parameter.ContainingSymbol as IMethodSymbol)?.MethodKind == MethodKind.AnonymousFunction
            || (parameter.Name is not ("root" or "peer" or "source" or "destination")
                && communicator.Parent is IInvocationOperation call && call.Instance == communicator));
}
