using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Symbols;
using TypedCollectives.Analyzers.Values;

namespace TypedCollectives.Analyzers.Distribution;

/// <summary>What the analysis of one member's body works with.</summary>
internal sealed class SpreadContext
{
    private readonly ValueReader _values;
    private readonly Dictionary<(SyntaxNode, OperationKind), IOperation> _written = [];

    public SpreadContext(ImmutableArray<IOperation> blocks, KnownSymbols known, DeclaredSpreads declared)
    {
        _values = new ValueReader(blocks, known);
        Declared = declared;
        Names = new BufferNames(known, _values);
        Exchanges = new Exchanges(known, Names);
        Reach = new Reach(known);
        Mixer = new Mixer(known, Names, _values.Body, Reach);
        Kernels = new Kernels(known, _values.Body);
        foreach (var operation in blocks.SelectMany(static block => block.Descendants()))
        {
            if (operation is IInvocationOperation or IAssignmentOperation)
                _written[(operation.Syntax, operation.Kind)] = operation;
        }

        PerRankMembers =
        [
            .. blocks.SelectMany(static block => block.DescendantsAndSelf())
                .Select(static operation => operation is IMemberReferenceOperation member ? member.Member.OriginalDefinition : null)
                .OfType<ISymbol>()
                .Where(symbol => declared.Of(symbol) == Spread.PerRank)
                .Distinct(SymbolEqualityComparer.Default),
        ];
    }

    public DeclaredSpreads Declared { get; }

    public BufferNames Names { get; }

    public Exchanges Exchanges { get; }

    public Reach Reach { get; }

    public Mixer Mixer { get; }

    public Kernels Kernels { get; }

    public SymbolWrites Writes => _values.Body.Writes;

    /// <summary>The members that are declared per rank and occur in the body.</summary>
    public ImmutableArray<ISymbol> PerRankMembers { get; }

    /// <summary>The operation as it is written: in the graph, a choice between two values has become two paths.</summary>
    public T AsWritten<T>(T operation)
        where T : class, IOperation => _written.TryGetValue((operation.Syntax, operation.Kind), out var written) ? (T)written : operation;

    /// <summary>What is known of a buffer where the method begins.</summary>
    public BufferState AtEntry(ISymbol symbol)
    {
        if (symbol is ILocalSymbol local)
            return Of(_values.Body.ValueOf(local));
        var spread = Declared.Of(symbol);

        // Generated methods reduce it, wherever they are called.
        return spread == Spread.PerRank && Declared.IsBound(symbol) ? default : new BufferState(spread, isDeclared: true);
    }

    /// <summary>What a method that returns a buffer says of it.</summary>
    public BufferState Of(IOperation? value)
    {
        value = value?.Unwrap();
        if (value is IAwaitOperation wait)
            value = wait.Operation.Unwrap();
        return value is IInvocationOperation call ? new BufferState(Declared.Of(call.TargetMethod), isDeclared: true) : default;
    }
}
