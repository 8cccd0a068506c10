using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Grouping;

/// <summary>Finds exchanges that every rank begins with the same half, and transfers to oneself without their match.</summary>
internal sealed class UngroupedExchanges
{
    // Enough ranks to tell a ring from an exchange between two.
    private const int MaxSize = 8;

    private readonly KnownSymbols _known;
    private readonly ImmutableArray<IOperation> _bodies;
    private readonly SymbolWrites _writes;
    private readonly GroupScopes _scopes;
    private readonly PeerRounds _rounds;

    public UngroupedExchanges(KnownSymbols known, OperationBlockAnalysisContext context)
    {
        _known = known;
        _bodies = context.OperationBlocks;
        _writes = new SymbolWrites(context.OperationBlocks);
        _scopes = new GroupScopes(known, context.OperationBlocks);
        _rounds = new PeerRounds(known, _writes);
    }

    /// <summary>Finds them. The calls are given in source order.</summary>
    public IEnumerable<ExchangeFinding> Find(ImmutableArray<ContractCall> transfers)
    {
        var run = new List<ContractCall>();
        foreach (var call in transfers)
        {
            var isGrouped = _scopes.Outermost(call.Operation, call.Contract.IsNative) is not null;
            if (IsToItself(call))
            {
                if (!isGrouped || !HasMatch(call, transfers))
                    yield return ExchangeFinding.OfSelf(call);
                continue;
            }

            if (!isGrouped && _rounds.SelfMetBy(call) is { } peer)
            {
                yield return ExchangeFinding.OfRounds(call, peer);
                continue;
            }

            if (run.Count > 0 && (isGrouped || !Continues(run[run.Count - 1], call)))
            {
                if (AreAllRanksHere(run))
                    yield return ExchangeFinding.OfHalves(run);
                run.Clear();
            }

            if (!isGrouped)
                run.Add(call);
        }

        if (AreAllRanksHere(run))
            yield return ExchangeFinding.OfHalves(run);
    }

    private bool IsToItself(ContractCall call) =>
        (call.Argument(ParameterRole.Peer)?.Value.ConstantValue is { HasValue: true, Value: int peer }
            && call.Communicators().FirstOrDefault() is { } given && new KnownRanks(_known, _writes).Of(given) == peer)
        || call.Argument(ParameterRole.Peer)?.Value.Unwrap() is IPropertyReferenceOperation { Property.Name: "Rank", Instance: { } instance } property
        && _known.IsCommunicator(property.Property.ContainingType)
        && call.Communicators().FirstOrDefault()?.ReferencedSymbol() is { } communicator
        && SymbolEqualityComparer.Default.Equals(communicator, instance.ReferencedSymbol());

    private bool HasMatch(ContractCall call, ImmutableArray<ContractCall> transfers) => transfers.Any(other =>
        other.Kind != call.Kind
        && _scopes.Outermost(other.Operation, other.Contract.IsNative) is { } group
        && group == _scopes.Outermost(call.Operation, call.Contract.IsNative));

    // One behind the other in one block.
    private bool Continues(ContractCall first, ContractCall next)
    {
        var block = StatementOf(first.Operation)?.Parent;
        return block is not null
            && StatementOf(next.Operation)?.Parent == block
            && IsSameCommunicator(first, next)
            && !block.Statements()
                .SkipWhile(statement => !first.Operation.IsWithin(statement))
                .TakeWhile(statement => !next.Operation.IsWithin(statement))
                .Skip(1)
                .SelectMany(static statement => statement.DescendantsInFunction())
                .Any(static operation => operation is IBranchOperation or IReturnOperation or IAwaitOperation);
    }

    private static IOperation? StatementOf(IOperation operation)
    {
        for (var current = operation; current is { Parent: { } parent }; current = parent)
        {
            if (parent.Statements().Count > 0)
                return current is IExpressionStatementOperation ? current : null;
        }

        return null;
    }

    private bool IsSameCommunicator(ContractCall first, ContractCall next)
    {
        if (first.Communicators().FirstOrDefault() is not { } one || next.Communicators().FirstOrDefault() is not { } other)
            return false;
        return (one.ReferencedSymbol() is not null || ElementAccess.Of(one.Unwrap()) is not null)
            && SyntaxFactory.AreEquivalent(one.Syntax, other.Syntax)
            && SymbolEqualityComparer.Default.Equals(StreamOf(first), StreamOf(next));
    }

    private static ISymbol? StreamOf(ContractCall call) => call.Argument(ParameterRole.Stream)?.Value.ReferencedSymbol();

    // For some number of ranks each rank's send has a receive that fits: then all ranks are meant to come here, and begin alike.
    private bool AreAllRanksHere(List<ContractCall> run)
    {
        var sends = run.Where(static call => call.Kind == CallKind.Send).ToList();
        if (sends.Count == 0 || sends.Count == run.Count)
            return false;
        var communicator = run[0].Communicators().First().Unwrap();
        var peers = new PeerFunction(_known, _writes, ElementAccess.Of(communicator)?.Index.ReferencedSymbol());
        return sends.Any(send => run.Any(recv => recv.Kind == CallKind.Recv && AreMatched(send, recv, peers)))
            && !MaySplit(run[0].Operation)
            && !Repetition.Around(run[0].Operation).Any(repetition =>
                new ElementVariance(_known, _writes, repetition).IsOtherCommunicator(communicator));
    }

    // Without a transfer in another case of a switch, or elsewhere in the method, no rank does the other half.
    private bool MaySplit(IOperation operation) => new RankGuards(_known, operation).MaySplit(isSplitByAnyCase: HasOthers(operation))
        || (operation.Function() is ILocalFunctionOperation function
            && _bodies.SelectMany(static body => body.Descendants()).Any(other =>
                other is IInvocationOperation call
                && SymbolEqualityComparer.Default.Equals(call.TargetMethod.OriginalDefinition, function.Symbol)
                && new RankGuards(_known, call).MaySplit()));

    private bool HasOthers(IOperation operation)
    {
        var block = StatementOf(operation)?.Parent;
        return _bodies.SelectMany(static body => body.Descendants()).Any(other =>
            ContractCall.Of(other, _known) is { Contract.IsPointToPoint: true } && StatementOf(other)?.Parent != block);
    }

    private static bool AreMatched(ContractCall send, ContractCall recv, PeerFunction peers) =>
        send.Argument(ParameterRole.Peer)?.Value is { } to
        && recv.Argument(ParameterRole.Peer)?.Value is { } from
        && Enumerable.Range(2, MaxSize - 1).Any(size => Enumerable.Range(0, size).All(rank =>
            peers.Evaluate(to, rank, size) is { } peer
            && peer >= 0
            && peer < size
            && peer != rank
            && peers.Evaluate(from, peer, size) == rank));
}
