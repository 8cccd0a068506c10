using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Operations;

namespace TypedCollectives.Analyzers.Identity;

/// <summary>Tells the ranks of one communicator, which share an id, from two communicators, which may not.</summary>
internal sealed class IdReuses(ImmutableArray<IOperation> bodies)
{
    private readonly SymbolWrites _writes = new(bodies);

    /// <summary>Whether two calls in source order make two communicators of one id for certain.</summary>
    public bool IsReuse(ContractCall first, ContractCall second, ISymbol id) =>
        SymbolEqualityComparer.Default.Equals(IdentityCalls.IdOf(first), id)
        && first.Operation.Function() == second.Operation.Function()
        && !Alternatives.Exclude(first.Operation, second.Operation)
        && (IsSameRank(first, second) || AreDifferentSizes(first, second))
        && !Changes(id, first.Operation, second.Operation);

    /// <summary>Whether each round of a loop makes a communicator of the same id for the same rank.</summary>
    public bool IsReusedEachRound(ContractCall init, ISymbol id)
    {
        if (Repetition.Around(init.Operation).FirstOrDefault() is not { } loop || MayEndAfter(init.Operation, loop.Node))
            return false;
        return init.Argument(ParameterRole.Rank)?.Value is { } rank && IsFixed(rank, loop) && IsFixedSymbol(id, loop);
    }

    private bool IsSameRank(ContractCall first, ContractCall second)
    {
        if (first.Argument(ParameterRole.Rank)?.Value is not { } one || second.Argument(ParameterRole.Rank)?.Value is not { } other)
            return false;
        if (one.ConstantValue is { HasValue: true, Value: var constant })
            return other.ConstantValue is { HasValue: true, Value: var otherConstant } && Equals(constant, otherConstant);
        return one.ReferencedSymbol() is { } symbol
            && SymbolEqualityComparer.Default.Equals(symbol, other.ReferencedSymbol())
            && OwnerOf(one) is var owner
            && SymbolEqualityComparer.Default.Equals(owner, OwnerOf(other))
            && !Changes(symbol, first.Operation, second.Operation)
            && (owner is null || !Changes(owner, first.Operation, second.Operation));
    }

    private static bool AreDifferentSizes(ContractCall first, ContractCall second) =>
        first.Argument(ParameterRole.Size)?.Value.ConstantValue is { HasValue: true, Value: var one }
        && second.Argument(ParameterRole.Size)?.Value.ConstantValue is { HasValue: true, Value: var other }
        && !Equals(one, other);

    private static ISymbol? OwnerOf(IOperation operation) => (operation.Unwrap() as IMemberReferenceOperation)?.Instance?.ReferencedSymbol();

    private bool Changes(ISymbol symbol, IOperation from, IOperation to) =>
        WritesTo(symbol).Any(write => write.Syntax.SpanStart > from.Syntax.SpanStart && write.Syntax.SpanStart < to.Syntax.SpanStart);

    private bool IsFixed(IOperation value, Repetition loop)
    {
        if (value.ConstantValue.HasValue)
            return true;
        var owner = OwnerOf(value);
        return value.ReferencedSymbol() is { } symbol && IsFixedSymbol(symbol, loop) && (owner is null || IsFixedSymbol(owner, loop));
    }

    private bool IsFixedSymbol(ISymbol symbol, Repetition loop) =>
        !loop.Elements.Contains(symbol, SymbolEqualityComparer.Default)
        && !symbol.DeclaringSyntaxReferences.Any(declaration =>
            declaration.SyntaxTree == loop.Node.Syntax.SyntaxTree && loop.Node.Syntax.Span.Contains(declaration.Span))
        && !WritesTo(symbol).Any(write => write.IsWithin(loop.Node));

    // A native function that is given the address writes there.
    private IEnumerable<IOperation> WritesTo(ISymbol symbol) => _writes.To(symbol)
        .Select(static write => write.Node)
        .Concat(bodies
            .SelectMany(static body => body.DescendantsAndSelf())
            .OfType<IAddressOfOperation>()
            .Where(address => SymbolEqualityComparer.Default.Equals(address.Reference.ReferencedSymbol(), symbol)));

    // A loop that tries until it succeeds.
    private static bool MayEndAfter(IOperation init, IOperation loop)
    {
        for (var current = init.Parent; current is not null && current != loop; current = current.Parent)
        {
            if (current is ITryOperation)
                return true;
        }

        return loop.DescendantsInFunction().Any(operation =>
            operation is IReturnOperation { IsImplicit: false } or IBranchOperation { BranchKind: BranchKind.Break });
    }
}
